# Made from ../zh-CN/releases.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# 技術員模式：從U盤更新。

tech-room-update = 程序更新
tech-tab-update = 更新
tech-do-release-from-stick = 從U盤更新
tech-line-release = 程序版本
tech-line-release-last = 最近一次更新
tech-line-release-way = 更新進度
tech-line-release-stick = U盤
tech-release-staged = 已取回且正確。用U盤帶來的，在您離開技術員模式、機前無人時安裝；從平台取回的，在更新時段安裝。
tech-release-there = 有更新文件 release.bundle，{ $megabytes } MB
tech-release-copying = 正在從U盤複製：{ $here } MB，共 { $whole } MB。請不要拔出U盤，也不要離開。
tech-release-brought = 版本 { $version }（序號 { $number }）已複製，簽名正確。請離開技術員模式：機前無人後自動安裝，約幾分鐘；有問題會自動退回。
tech-release-no-stick = 沒有找到U盤。請插入FAT格式的U盤。
tech-release-no-bundle = U盤上沒有更新文件。請把它命名為 release.bundle，放在U盤最上層。
tech-release-two-bundles = 兩個U盤上都有更新文件。請只留一個。
tech-release-too-large = 文件太大，不是更新文件。
tech-release-no-room = 本機磁盤空間不足，沒有複製。
tech-release-pulled = U盤沒有讀完：已被拔出，或已損壞。沒有留下任何內容，請重新插入再試。
tech-release-stopped = 已中止，沒有留下任何內容。
tech-release-at-work = 正在安裝一個版本，請稍後再試。
tech-release-disk = 無法寫入本機磁盤。
tech-release-older = 本機已有這個版本或更新的版本，或這個版本在本機安裝失敗過。沒有改動。
tech-release-other-kind = 這是正確的數據包，但不是本程序的更新。
