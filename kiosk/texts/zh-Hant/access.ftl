# Made from ../zh-CN/access.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# --- 顯示與操作方式 ---
action-access = 顯示與輔助
access-title = 怎樣看、怎樣聽、怎樣操作
access-language = 語言
access-text-size = 文字大小
access-theme = 顏色
access-mode = 操作方式（可多選）
access-done = 完成
mode-low-reach = 低位操作
mode-keys = 按鍵操作
mode-explore = 觸摸聽讀
mode-blank = 關閉畫面
mode-calm = 減少動畫
control-more-below = 向下翻
control-more-above = 向上翻
control-clear = 清空
control-earlier = 前一年
control-later = 後一年
control-reveal = 顯示
control-unseen = 畫面已關閉，輕觸恢復
control-languages = 文 A
