# --- 核验材料 ---
verified-found = 已核验：{ $place }，记录截至{ $day }，不用带
verified-found-undated = 已核验：{ $place }，不用带
verified-none = 主管部门没有查到这项记录，请改用下面的方式。
verified-down = 主管部门的系统没有回应，不等于没有记录。请改用下面的方式，也可以留给部门收到后核验。
verified-refused = 您没有同意向部门核验，请改用下面的方式。
verified-none-left = 没有查到记录，由主管部门收到后核对
verified-down-left = 由主管部门收到后核验，不用带
verified-refused-left = 由主管部门收到后核对
verified-lead = 有{ $count }项没有核验到，请改用其他方式提供。您填的内容都还在。
verified-asking-title = 正在核验材料
verified-asking = 正在按您的同意向有关部门核验，核验到的材料不用带，通常几秒钟。
verified-stop = 不等了，用其他方式提供
