import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings

// The on-screen keyboard. The only file that knows Qt Virtual Keyboard: without it everything but typing works.
Item {
    id: board

    required property string language
    required property string folder   // memory only; nothing the keyboard keeps may reach a disk

    readonly property bool open: panel.active

    function forget() {
        VirtualKeyboardSettings.userDataReset();
    }

    height: panel.height
    Component.onCompleted: {
        if (folder !== "")
            VirtualKeyboardSettings.userDataPath = folder;
        VirtualKeyboardSettings.activeLocales = ["zh_CN", "en_GB"];
        VirtualKeyboardSettings.closeOnReturn = true;
    }
    onLanguageChanged: VirtualKeyboardSettings.locale = language.startsWith("zh") ? "zh_CN" : "en_GB"

    InputPanel {
        id: panel
        width: board.width
    }
}
