# 测试凭条和测试页。
test-print-title = 测试页
test-print-device = 设备
test-print-time = 时间
test-print-right = 靠右
test-print-code = 请扫码
test-print-receipt-look = 请看文字是否齐全、数字一行是否完整、切刀是否在最后一行之下切断。
test-print-page-look = 请看文字是否齐全、四边有无缺失、页面是否干净。
