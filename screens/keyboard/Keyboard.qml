pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings

// The on-screen keyboard. The only file that knows Qt Virtual Keyboard: without it everything but typing works.
Item {
    id: board

    required property string language
    required property string folder   // memory only; nothing the keyboard keeps may reach a disk

    readonly property bool open: (panel.item as InputPanel)?.active ?? false
    readonly property var inputMethod: Qt.inputMethod

    function forget() {
        VirtualKeyboardSettings.userDataReset();
    }
    function speak() {
        VirtualKeyboardSettings.locale = language.startsWith("zh") ? "zh_CN" : "en_GB";
    }

    height: panel.height
    onLanguageChanged: speak()
    Component.onCompleted: {
        // Before the panel is made: its input methods open their files as soon as they are.
        VirtualKeyboardSettings.userDataPath = folder;
        VirtualKeyboardSettings.activeLocales = ["zh_CN", "en_GB"];
        VirtualKeyboardSettings.closeOnReturn = true;
        speak();
        panel.active = true;
    }

    Loader {
        id: panel
        active: false
        width: board.width
        // The field was focused before there was a keyboard to show.
        onLoaded: board.inputMethod.show()
        sourceComponent: InputPanel {
            width: board.width
        }
    }
}
