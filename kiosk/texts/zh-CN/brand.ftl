# 运营单位品牌包的检查。

brand-valid = { $folder }：正确。颜色{ $colours }种，提示音{ $sounds }个
brand-problem-count = 共{ $count }处错误
brand-unreadable = 无法读取：{ $reason }
brand-not-toml = 不是UTF-8编码的TOML文件
brand-schema = schema_version必须是1
brand-unknown-key = 这里没有{ $key }这一项。可能是：{ $known }
brand-not-a-section = { $key }必须单独成节
brand-not-words = { $key }必须按语言写出文字
brand-missing-language = 缺少{ $language }的文字
brand-two-marks = 标志只能用path或picture中的一种
brand-not-a-path = 必须是64单位见方、以M开头的SVG路径数据
brand-not-a-colour = { $value }不是颜色，请写成#rrggbb
brand-low-contrast = 与{ $beside }的对比度是{ $ratio } : 1，至少要{ $least } : 1。最接近的合格颜色：{ $suggested }
brand-low-contrast-hopeless = 与{ $beside }的对比度是{ $ratio } : 1，至少要{ $least } : 1。没有合格的深浅，请改{ $beside }
brand-not-a-file-name = 必须是品牌文件夹里的文件名
brand-no-file = 品牌文件夹里没有{ $name }
brand-not-a-png = 必须是不超过{ $most } KB的PNG图片
brand-not-a-tone = 必须是不超过{ $seconds }秒的WAV（PCM，16位）
