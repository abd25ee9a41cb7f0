# Made from ../zh-CN/gallery.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# 控件總覽與品牌檢查：供製作終端的人使用。

gallery-title = 全部控件
gallery-help = 左右鍵：換一頁。T：主題。S：字號。L：語言。上下鍵：五鍵操作。
gallery-normal = 平常
gallery-pressed = 按下
gallery-focused = 按鍵停留
gallery-selected = 已選
gallery-plain = 未選
gallery-off = 不可用
gallery-why-off = 這是原因。
gallery-wrong = 這裡說明錯在哪裡。
gallery-label = 標籤{ $number }
gallery-sentence = 這句話足夠長，字號較大時一行放不下，要分成兩行。
gallery-drawn = { $count }張圖片在{ $folder }
gallery-cannot-write = 無法寫入{ $folder }：{ $reason }
