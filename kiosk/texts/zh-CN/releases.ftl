# 技术员模式：从U盘更新。

tech-room-update = 程序更新
tech-tab-update = 更新
tech-do-release-from-stick = 从U盘更新
tech-line-release = 程序版本
tech-line-release-last = 最近一次更新
tech-line-release-way = 更新进度
tech-line-release-stick = U盘
tech-release-staged = 已取回且正确。用U盘带来的，在您离开技术员模式、机前无人时安装；从平台取回的，在更新时段安装。
tech-release-there = 有更新文件 release.bundle，{ $megabytes } MB
tech-release-copying = 正在从U盘复制：{ $here } MB，共 { $whole } MB。请不要拔出U盘，也不要离开。
tech-release-brought = 版本 { $version }（序号 { $number }）已复制，签名正确。请离开技术员模式：机前无人后自动安装，约几分钟；有问题会自动退回。
tech-release-no-stick = 没有找到U盘。请插入FAT格式的U盘。
tech-release-no-bundle = U盘上没有更新文件。请把它命名为 release.bundle，放在U盘最上层。
tech-release-two-bundles = 两个U盘上都有更新文件。请只留一个。
tech-release-too-large = 文件太大，不是更新文件。
tech-release-no-room = 本机磁盘空间不足，没有复制。
tech-release-pulled = U盘没有读完：已被拔出，或已损坏。没有留下任何内容，请重新插入再试。
tech-release-stopped = 已中止，没有留下任何内容。
tech-release-at-work = 正在安装一个版本，请稍后再试。
tech-release-disk = 无法写入本机磁盘。
tech-release-older = 本机已有这个版本或更新的版本，或这个版本在本机安装失败过。没有改动。
tech-release-other-kind = 这是正确的数据包，但不是本程序的更新。
