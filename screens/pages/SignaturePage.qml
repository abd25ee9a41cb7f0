import QtQuick
import "../controls"
import "../theme"

// What is signed, and the place to sign it.
PageFrame {
    id: frame

    actions: page.actions
    maximumWidth: Theme.mm(300)

    function arrive() {
        pad.clear();
    }

    Title { text: frame.page.title }
    Words {
        objectName: "text:lead"
        text: frame.page.lead
        font.pixelSize: Theme.lead
        room: parent.width
    }
    Sign {
        objectName: "text:problem"
        visible: text !== ""
        text: frame.page.problem
        kind: "bad"
        width: parent.width
    }
    // What is signed, where a high screen has room for it.
    Image {
        visible: source.toString() !== "" && !frame.landscape
        source: frame.page.picture === "" ? "" : `image://session/${frame.page.picture}`
        height: visible ? frame.innerHeight * 0.36 : 0
        width: parent.width
        sourceSize.height: frame.innerHeight * 0.36
        fillMode: Image.PreserveAspectFit
        mirror: Theme.mirrored
        asynchronous: true
        cache: false
        Accessible.ignored: true
    }
    SignaturePad {
        id: pad
        key: "signature"
        hint: frame.page.hint
        clearLabel: frame.page.clear
        revision: frame.page.revision
        width: parent.width
        height: Math.max(Theme.mm(50), Math.min(implicitHeight, frame.innerHeight * 0.6))
        onEdited: (strokes, width) => Shell.send("field:signature", {strokes: strokes, width: width.toFixed(1)})
    }
    Words {
        objectName: "text:note"
        text: frame.page.note
        color: Theme.colours.inkSoft
        width: parent.width
    }
}
