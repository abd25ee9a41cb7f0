pragma Singleton
import QtQuick

// What every control needs of the shell around it: where intents go, and the words of controls that are only drawn.
QtObject {
    property var words: ({})
    readonly property var inputMethod: Qt.inputMethod

    property bool keys: false      // somebody goes by the keys: every text is a stop
    property bool explore: false   // the first touch says what lies there, the second does it
    property int moving: 0   // scrolls under way

    property Item pointed: null   // the key of the keyboard that is reached without the focus

    signal typing           // what stands in the field may be another now, or is asked for
    signal met(Item item)   // a finger came upon what cannot have the focus
    signal intent(string name, var values)
    signal forget   // the resident left: fields drop what they hold

    function send(name: string, values: var) {
        intent(name, values ?? {});
    }
}
