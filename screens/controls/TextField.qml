import QtQuick
import "../drawings"
import "../theme"

// A line of text. It owns what is typed: the model puts words in only with a new revision.
Item {
    id: field

    required property string key
    property string hint
    property string value
    property int revision: 0
    property string icon: ""
    property string label: ""   // what a screen reader says; the hint where there is none
    property string keyboard: "words"   // models.Keyboard
    property int longest: 60
    property bool wrong: false
    property Item whole: field   // with its label: what should be in sight while it is written
    readonly property alias typed: input.text
    readonly property alias focused: input.activeFocus

    signal edited(string text)

    property string told   // what the model knows already

    function take() {
        told = value;
        if (input.text !== value)
            input.text = value;
    }
    // Candidates of the keyboard arrive by other ways than keys: whichever comes, the words go out once.
    // What is typed counts before a candidate is chosen: initials find an item that nobody has to spell out.
    function tell() {
        const typing = input.text + input.preeditText.replace(/[' ]/g, "");
        if (typing === told)
            return;
        told = typing;
        edited(told);
        if (input.activeFocus)
            Shell.typing();
    }

    // Somebody comes to the page anew: the keyboard opens when they touch the field, not by itself.
    function leave() {
        input.focus = false;
    }

    implicitHeight: Math.max(Theme.bar, input.implicitHeight + Theme.mm(6), hintWords.wraps ? hintWords.height + Theme.mm(4) : 0)
    onRevisionChanged: take()
    Component.onCompleted: take()

    Connections {
        target: Shell
        function onForget() {
            Shell.inputMethod.reset();
            field.told = "";
            input.clear();
            input.focus = false;
        }
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.corner
        color: Theme.colours.surface
        border.width: input.activeFocus ? Theme.mm(0.9) : Theme.edge
        border.color: field.wrong ? Theme.colours.bad : input.activeFocus ? Theme.colours.action : Theme.colours.line
    }
    Drawing {
        id: sign
        visible: field.icon !== ""
        name: field.icon
        single: Theme.colours.action
        x: Theme.mm(5)
        width: field.icon === "" ? 0 : Theme.lead * 1.1
        height: width
        anchors.verticalCenter: parent.verticalCenter
    }
    LineInput {
        id: input
        leaf: field.keyboard
        box: field
        whole: field.whole
        objectName: `field:${field.key}`
        anchors.left: sign.right
        anchors.leftMargin: Theme.mm(4)
        anchors.right: clear.left
        anchors.rightMargin: Theme.gap
        height: parent.height
        verticalAlignment: TextInput.AlignVCenter
        font.family: Theme.family
        font.pixelSize: Theme.lead
        color: Theme.colours.ink
        transform: Scale {
            xScale: Theme.mirrored ? -1 : 1
            origin.x: input.width / 2
        }
        selectionColor: Theme.colours.action
        selectedTextColor: Theme.colours.onAction
        selectByMouse: false
        clip: true
        maximumLength: field.longest
        activeFocusOnTab: true
        // Sensitive: the keyboard offers candidates but takes nothing over into its user dictionary.
        inputMethodHints: Qt.ImhSensitiveData | ({
            latin: Qt.ImhLatinOnly | Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase,
            id_number: Qt.ImhLatinOnly | Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase | Qt.ImhPreferNumbers,
            digits: Qt.ImhDigitsOnly,
            number: Qt.ImhFormattedNumbersOnly
        }[field.keyboard] ?? 0)
        Accessible.role: Accessible.EditableText
        Accessible.name: field.label || field.hint
        onTextEdited: field.tell()
        onKeyed: field.tell()
        onPreeditTextChanged: field.tell()
        onAccepted: Shell.inputMethod.hide()
    }
    TextMetrics {
        id: hintMetrics
        text: field.hint
        font.family: Theme.family
        font.pixelSize: Theme.chrome
    }
    // On one line as long as it can be read; on more where even the smallest letters are too wide.
    Words {
        id: hintWords
        readonly property bool wraps: visible && hintMetrics.advanceWidth * 1.02 > width
        anchors.left: input.left
        anchors.right: input.right
        anchors.verticalCenter: parent.verticalCenter
        text: input.text === "" && input.preeditText === "" ? field.hint : ""
        font.pixelSize: wraps ? Theme.chrome : Theme.lead
        wrapMode: wraps ? Text.Wrap : Text.NoWrap
        fontSizeMode: wraps ? Text.FixedSize : Text.HorizontalFit
        minimumPixelSize: Theme.chrome
        color: Theme.colours.inkSoft
        Accessible.ignored: true
    }
    Tappable {
        id: clear
        name: `action:clear-${field.key}`
        label: Shell.words.clear
        visible: input.text !== "" || input.preeditText !== ""
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: visible ? Theme.bar : Theme.mm(3)
        height: Theme.touch
        onTapped: {
            Shell.inputMethod.reset();
            input.clear();
            field.tell();
        }
        Drawing {
            anchors.centerIn: parent
            width: Theme.lead
            height: width
            name: "clear"
            single: Theme.colours.ink
        }
    }
}
