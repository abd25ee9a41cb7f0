# 控件总览与品牌检查：供制作终端的人使用。

gallery-title = 全部控件
gallery-help = 左右键：换一页。T：主题。S：字号。L：语言。上下键：五键操作。
gallery-normal = 平常
gallery-pressed = 按下
gallery-focused = 按键停留
gallery-selected = 已选
gallery-plain = 未选
gallery-off = 不可用
gallery-why-off = 这是原因。
gallery-wrong = 这里说明错在哪里。
gallery-label = 标签{ $number }
gallery-sentence = 这句话足够长，字号较大时一行放不下，要分成两行。
gallery-drawn = { $count }张图片在{ $folder }
gallery-cannot-write = 无法写入{ $folder }：{ $reason }
