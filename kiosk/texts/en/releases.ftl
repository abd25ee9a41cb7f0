# The technician's mode: an update from a stick.

tech-room-update = Update of the program
tech-tab-update = Update
tech-do-release-from-stick = Update from the stick
tech-line-release = Program
tech-line-release-last = Last update
tech-line-release-way = How far it is
tech-line-release-stick = Stick
tech-release-staged = Here and right. One from a stick is put in place once you have left and nobody is there; one from the platform in the hours for it.
tech-release-there = There is an update: release.bundle, { $megabytes } MB
tech-release-copying = Copying from the stick: { $here } of { $whole } MB. Do not pull the stick, and stay here.
tech-release-brought = Release { $version } (number { $number }) is here, and its signature is right. Leave technician mode now: once nobody is there it is put in place, which takes some minutes. If it does not hold it is taken back.
tech-release-no-stick = No stick was found. Plug in one with a FAT file system.
tech-release-no-bundle = There is no update on the stick. Name it release.bundle and put it into the root folder.
tech-release-two-bundles = There are updates on two sticks. Leave one of them in.
tech-release-too-large = The file is too large to be an update.
tech-release-no-room = There is not enough room on the disk of this terminal. Nothing was copied.
tech-release-pulled = The stick could not be read to the end: it was pulled, or is damaged. Nothing was kept. Plug it in again and try once more.
tech-release-stopped = Stopped. Nothing was kept.
tech-release-at-work = A release is being put in place. Try again later.
tech-release-disk = The disk of this terminal takes nothing.
tech-release-older = This release or a newer one is here already, or it has failed here before. Nothing was changed.
tech-release-other-kind = The bundle is right, but it is not an update of this program.
