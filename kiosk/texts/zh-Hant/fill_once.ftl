# Made from ../zh-CN/fill_once.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# --- 以前的申報 ---
earlier-title = 要用您以前申報的信息嗎？
earlier = 您以前申報時填過手機號、地址等信息。同意的話，替您帶出來，您可以逐項修改；不同意就自己填，一樣能辦。
earlier-of-day = 您在{ $day }申報時填過手機號、地址等信息。同意的話，替您帶出來，您可以逐項修改；不同意就自己填，一樣能辦。
earlier-yes = 同意，替我帶出來
earlier-no = 不用，我自己填

# --- 條件逐項看 ---
findings-title = 先看看符不符合條件
findings-lead = 已按部門記錄逐項核對，沒有發現不符合的。
findings-lead-unknown = 有{ $count }項暫時沒有查到，由主管部門收到後核對，不影響您填寫。
findings-condition = 條件
findings-verdict = 核對結果
findings-found = 依據的信息
findings-note = 這裡只是初步核對，是否符合由主管部門審核決定。
condition-met = 符合
condition-not-met = 不符合
condition-disputed = 您有異議，由部門核實
condition-to-ask = 接下來請您填寫
condition-to-check = 暫時沒查到，由部門核對
estimate = { $value }（{ $how }）
unmet-found = 查到的信息：{ $found }
unmet-rule = 依據：{ $rule }

# --- 可以確認通過的提醒 ---
doubt-title = 請再看一眼
doubt = 下面的內容可能需要留意。沒有填錯的話，可以確認繼續。
doubt-why = 請留意
doubt-right = 沒有填錯，繼續

# --- 記錄有誤 ---
wrong-record = 記錄有誤
wrong-title = 記錄有誤
wrong-which = 哪一項不對？選中後告訴您怎麼更正。
wrong-none = 沒有不對的，返回
wrong-source = 來源
wrong-type = 您的異議會隨申報一起送交，由主管部門核實；您可以自己填寫正確的內容，繼續辦理。
wrong-proof = 您的異議會隨申報一起送交，由主管部門核實；您可以自己填寫正確的內容，並請提供：{ $proofs }。
wrong-counter = 這項信息要由記錄它的部門更正。您的異議會隨申報一起記下；請帶上身份證到窗口更正，本次按現有記錄繼續。
wrong-file = 提出異議
wrong-leave = 記錄沒錯，返回
from-of-day = { $source }，{ $day }
field-source-found = 部門有記錄，但不能直接使用，請您填寫
field-source-none = 部門沒有這項記錄，請您填寫
field-source-down = 部門系統暫時沒有回應，請您填寫，由部門核驗

# --- 提交前後 ---
preview-along = 同時辦理
preview-fees = 費用
fee-when = 費用在部門受理後由部門收取，本機現在不收費。
preview-fees-note = 繳費
fee-yuan = { $amount }元
fee-later = 由主管部門核定
along-days = { $item }（{ $days }個工作日）
along-after = { $item }，在{ $before }辦好之後
confirm-day = 申請日期
confirm-closing = 受理期{ $day }截止。現在網絡中斷，不能保證按時送達，暫時不能提交。請等網絡恢復，或到窗口辦理。
day-confirmed = 按您確認提交的日期算
day-received = 按平台收到的日期算
after-promised = 受理後{ $days }個工作日內辦結。
after-day-confirmed = 申請日期按您確認的日期算：{ $day }。
after-day-received = 申請日期按平台收到的日期算。
after-self = 辦好後到窗口領取：{ $place }
after-mail = 辦好後郵寄到您填寫的地址。
after-locker = 辦好後放入取件櫃，取件碼以短訊告知。
after-fee = 費用：{ $title }，{ $amount }
after-along = 同時辦理：{ $item }
after-identity = 您的身份待核驗：網絡中斷，只讀了身份證，由主管部門收到後核驗。
after-signers = 有簽名人的身份待核驗：網絡中斷，只讀了身份證，由主管部門收到後核驗。
value-and-unit = { $value }{ $unit }
apply-unverified-other = 其他部門記錄
