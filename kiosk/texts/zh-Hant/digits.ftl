# Made from ../zh-CN/digits.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# --- 表單裡的手機號 ---
digits-ask-title = 要驗證這個手機號嗎？
digits-ask = 免費向 { $phone } 發送6位驗證碼，在本機輸入即可。不驗證也可以繼續，由部門核對。
digits-send = 發送驗證碼
digits-without = 不驗證，繼續
digits-change = 修改號碼
digits-sending-title = 正在發送驗證碼
digits-sending = 正在請平台向 { $phone } 發送驗證碼。
digits-lead = 6位驗證碼已發送到 { $phone }。
digits-wrong = 驗證碼不對，還可以試{ $left }次。
digits-end-title = 手機號沒有驗證
digits-end-no-answer = 暫時聯繫不上平台。您可以繼續申報，{ $phone } 由部門核對。
digits-end-too-many = 現在不能再向 { $phone } 發送驗證碼。您可以繼續申報，號碼由部門核對。
digits-end-spent = 驗證碼多次不對，已經作廢。您可以繼續申報，{ $phone } 由部門核對。
digits-go-on = 繼續
