# --- 演练：旅程 ---
rehearsal-did-not-start = 演练没有开始：{ $reason }
journey-passed = 全部 { $steps } 步通过，点按 { $taps } 次，用时 { $seconds } 秒
journey-failed = 第 { $step } 步没有通过（第 { $line } 行：{ $source }）：{ $reason }
journey-failed-picture = 当时的画面：{ $file }
journey-step-tap = 点按 { $control }
journey-step-type = 在 { $control } 中输入
journey-step-card-take = 拿走身份证
journey-step-card-lay = 放上证件：{ $card }
journey-step-card-fault = 读卡异常：{ $fault }
journey-step-device = 设备：{ $what }
journey-step-link = 网络：{ $to }
journey-step-platform = 平台：{ $to }
journey-step-paper = 取走全部纸张
journey-step-attendant = 工作人员确认出纸口已空
journey-step-kiosk = 终端：{ $do }
journey-step-picture = 拍下画面 { $name }
journey-step-page = 看到页面 { $page }
journey-step-output = 核对打印出来的内容
journey-step-screen = 核对画面

# --- 演练：演示 ---
demo-begins = 没有显示器，在虚拟屏幕上演示：{ $title }
demo-window-begins = 终端和演练台已打开，关闭任一窗口即结束
demo-done = 完成 { $steps } 步，用时 { $seconds } 秒；从第一次点按到拿到纸，共点按 { $taps } 次，其中放卡之后 { $after } 次
demo-too-many-taps = 点按次数超过 { $most } 次
demo-files = 文件在 { $folder }
demo-failed = 演示没有完成
demo-ended = 演示已结束

demo-page-title = 政务服务自助终端演示
demo-page-lead = 以下画面由程序在真实运行的终端上逐步操作得到：真实的触摸事件、串口读卡协议、IPP 打印机、ESC/POS 凭条和带签名的 PDF。
demo-page-summary = { $steps } 步，{ $seconds } 秒，到出纸共点按 { $taps } 次（放卡之后 { $after } 次）
demo-page-at = 第 { $seconds } 秒
demo-page-receipt = 凭条
demo-page-sheet = A4 证明，第 { $page } 页
demo-page-pdf = 打印机收到的 PDF
