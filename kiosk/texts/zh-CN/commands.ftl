run-already = 终端 { $terminal } 已在运行，本次启动退出。
run-folders = 目录无法使用：{ $folder } { $reason }。请检查 [folders] 的路径和权限。
catalogue-no-folder = 没有这个目录：{ $folder }。请检查 [services] 的 folder。
catalogue-valid = 事项定义正确，共 { $count } 项。
attendant-never-ran = 没有找到终端的状态目录 { $folder }。请确认 --profile 指向本终端的配置。
attendant-cleared = 已确认出纸口清空，A4打印恢复。
attendant-was-clear = A4打印没有被暂停，无需确认。
generate-unknown = 没有“{ $name }”这个生成文件。可选：{ $known }。
