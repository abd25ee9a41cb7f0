# --- going on with one's own phone ---
phone-use = 用我的手机
phone-needs-link = 现在没有网络连接。
phone-upload-title = 用手机发送：{ $title }
phone-sign-title = 在手机上签名
phone-compare = 您手机上也必须显示这个数字
phone-asking = 正在为您的手机生成二维码……
phone-no-code = 现在无法为手机生成二维码。没有发送任何内容。
phone-how-scan = 用手机相机或 App 扫描二维码。
phone-how-compare = 核对两个屏幕上的数字。
phone-how-yours = 二维码只给您本人用，请勿让别人扫描。
phone-upload-waiting = 请用手机扫描此二维码，在打开的页面上拍照或选择照片。
phone-upload-open = 手机已连接，请在手机上发送照片。
phone-upload-finished = 收到您手机发来的 { $count } 个文件。
phone-upload-declined = 您已在手机上停止，没有留下任何内容。
phone-upload-revoked = 二维码已结束。
phone-upload-expired = 二维码已过期。
phone-come = 收到您手机发来的 { $count } 个文件，还可以继续发送。
phone-take = { $count ->
    [0] 使用收到的文件
   *[other] 对，我发了 { $count } 个文件，使用
}
phone-nothing-yet = 还没有收到文件。
phone-sign-waiting = 请用手机扫描此二维码，在手机上阅读表格并签名。
phone-sign-open = 手机已连接，请在手机上阅读并签名。
phone-sign-finished = 您已在手机上签名。
phone-sign-declined = 您已在手机上停止，没有签名。
phone-sign-revoked = 二维码已结束，没有签名。
phone-sign-expired = 二维码已过期，没有签名。
phone-left = 二维码有效时间还剩 { $minutes }:{ $seconds }
phone-lost = 连接中断。已收到的内容都在，正在重试。
phone-no-room = 有一个文件太大，本终端没有收下，请发送小一些的。
phone-again = 重新显示二维码
phone-not-agreed = 不同意
phone-consents = 同意事项
