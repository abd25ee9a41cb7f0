# Made from ../zh-CN/verified.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# --- 核驗材料 ---
verified-found = 已核驗：{ $place }，記錄截至{ $day }，不用帶
verified-found-undated = 已核驗：{ $place }，不用帶
verified-none = 主管部門沒有查到這項記錄，請改用下面的方式。
verified-down = 主管部門的系統沒有回應，不等於沒有記錄。請改用下面的方式，也可以留給部門收到後核驗。
verified-refused = 您沒有同意向部門核驗，請改用下面的方式。
verified-none-left = 沒有查到記錄，由主管部門收到後核對
verified-down-left = 由主管部門收到後核驗，不用帶
verified-refused-left = 由主管部門收到後核對
verified-lead = 有{ $count }項沒有核驗到，請改用其他方式提供。您填的內容都還在。
verified-asking-title = 正在核驗材料
verified-asking = 正在按您的同意向有關部門核驗，核驗到的材料不用帶，通常幾秒鐘。
verified-stop = 不等了，用其他方式提供
