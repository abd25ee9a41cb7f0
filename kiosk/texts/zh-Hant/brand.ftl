# Made from ../zh-CN/brand.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# 運營單位品牌包的檢查。

brand-valid = { $folder }：正確。顏色{ $colours }種，提示音{ $sounds }個
brand-problem-count = 共{ $count }處錯誤
brand-unreadable = 無法讀取：{ $reason }
brand-not-toml = 不是UTF-8編碼的TOML文件
brand-schema = schema_version必須是1
brand-unknown-key = 這裡沒有{ $key }這一項。可能是：{ $known }
brand-not-a-section = { $key }必須單獨成節
brand-not-words = { $key }必須按語言寫出文字
brand-missing-language = 缺少{ $language }的文字
brand-two-marks = 標誌只能用path或picture中的一種
brand-not-a-path = 必須是64單位見方、以M開頭的SVG路徑數據
brand-not-a-colour = { $value }不是顏色，請寫成#rrggbb
brand-low-contrast = 與{ $beside }的對比度是{ $ratio } : 1，至少要{ $least } : 1。最接近的合格顏色：{ $suggested }
brand-low-contrast-hopeless = 與{ $beside }的對比度是{ $ratio } : 1，至少要{ $least } : 1。沒有合格的深淺，請改{ $beside }
brand-not-a-file-name = 必須是品牌文件夾裡的文件名
brand-no-file = 品牌文件夾裡沒有{ $name }
brand-not-a-png = 必須是不超過{ $most } KB的PNG圖片
brand-not-a-tone = 必須是不超過{ $seconds }秒的WAV（PCM，16位）
