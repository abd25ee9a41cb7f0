import QtQuick
import "."

// The newest paper of a printer, as it would lie in the tray; a tap shows it large.
Rectangle {
    id: paper

    required property string file
    required property string empty
    property string caption
    signal tapped

    height: 172
    radius: Style.corner
    color: Style.surface
    border.width: 1
    border.color: Style.line
    Accessible.role: Accessible.Button
    Accessible.name: paper.caption

    Image {
        anchors.fill: parent
        anchors.margins: 8
        anchors.bottomMargin: 30
        source: paper.file ? "file://" + paper.file : ""
        fillMode: Image.PreserveAspectFit
        verticalAlignment: Image.AlignTop
        sourceSize.height: 420
        smooth: true
        mipmap: true
        cache: false
        asynchronous: true
    }
    Words {
        visible: paper.file === ""
        anchors.centerIn: parent
        width: parent.width - 24
        horizontalAlignment: Text.AlignHCenter
        text: paper.empty
        color: Style.inkSoft
        font.pixelSize: Style.small
    }
    Words {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 5
        anchors.horizontalCenter: parent.horizontalCenter
        text: paper.caption
        font.pixelSize: Style.small
        color: Style.inkSoft
    }
    TapHandler {
        enabled: paper.file !== ""
        onTapped: paper.tapped()
    }
}
