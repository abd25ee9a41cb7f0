# Made from ../zh-CN/speech.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# --- 語音 ---
speech-on = 打開語音
access-speech = 語音
speech-off = 關閉語音
speech-on-screen = 內容已顯示在螢幕上，插上耳機可以收聽。
speech-errors = 有{ $count }處需要修改。
speech-tiles = 共有{ $count }項可選。
speech-options = 請從{ $count }項中選擇一項。
speech-fields = 共有{ $count }項需要填寫或核對。
speech-rows = 共有{ $count }行。
speech-pages = 共有{ $count }頁。
speech-can-do = 您可以選擇：
speech-not-now = 現在不可用
speech-chosen = 已選中
speech-empty-field = 還沒有填寫
speech-position = 第{ $number }個，共{ $count }個
speech-seconds-left = 還剩{ $seconds }秒。
speech-role-button = 按鈕
speech-role-choice = 單選
speech-role-check = 多選
speech-role-field = 輸入框
speech-role-link = 鏈接
speech-role-list = 列表
speech-role-text = 文字
