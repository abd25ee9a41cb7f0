# Made from ../zh-CN/updates.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# --- kiosk update, kiosk health ---
update-installed = 本機已安裝：{ $version }
update-release = 版本 { $version }，序號 { $number }
update-stage-idle = 沒有正在進行的更新。
update-stage-offered = 平台已提供；在更新時段、機前無人時取回。
update-stage-downloading = 正在取回。
update-stage-staged = 已取回且正確；在更新時段、機前無人時安裝。
update-stage-installing = 正在安裝。
update-stage-probation = 已安裝，正在觀察。
update-stage-confirmed = 已安裝，運行正常。
update-stage-rolling-back = 正在退回。
update-stage-rolled-back = 已退回，原版本已恢復。
update-reason-refused = 原因：數據包不正確（{ $detail }）。請重新制作。
update-reason-no-room = 原因：磁盤空間不足（{ $detail }）。kiosk doctor 會說明佔用情況。
update-reason-not-the-package = 原因：安裝包的名稱、版本或機型與清單不符（{ $detail }）。
update-reason-no-way-back = 原因：無法保存當前版本（{ $detail }）。請先手動安裝一次當前版本的安裝包。
update-reason-not-installed = 原因：安裝失敗（{ $detail }）。請看日誌：journalctl -u kiosk-update
update-reason-not-healthy = 原因：終端沒有恢復到更新前的狀態（{ $detail }）。
update-reason-too-many-starts = 原因：終端啟動次數過多（{ $detail }）。
update-reason-no-helper = 原因：沒有程序來安裝。請檢查：systemctl status kiosk-update.path
update-as-root = 安裝新版本需要 root：sudo kiosk update install …
update-trust-open = { $file } 或其上級目錄可被 root 以外的人修改。請改為 root 所有：root 會相信它。
health-well = 終端正常：版本 { $version }
health-silent = 沒有收到終端的消息：未運行，或剛剛啟動。
health-other-version = 運行的不是剛安裝的版本。
health-no-frame = 還沒有畫出任何頁面。
health-undecided = 會話沒有響應。
health-no-home = 無法生成首頁。
health-no-outbox = 待發隊列打不開：kiosk queue status
health-device-lost = 之前正常的設備沒有應答：kiosk devices
# --- kiosk power ---
power-never = 配置沒有寫關機時間（[hours] power）。
power-cannot-wake = 無法設置自動開機（{ $reason }），機器保持開機。請在主板設置中打開「RTC 喚醒」，或由機櫃控制：[hours] power = "hardware"。
power-not-now = 現在不是關機時間。
power-off-until = 關機至 { $time }。
health-taken-back = { $name }已被撤回但仍在使用：之前沒有可用的。請安裝新的。
