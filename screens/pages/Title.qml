import QtQuick
import "../controls"
import "../theme"

// The name of a page.
Words {
    objectName: "text:title"
    strong: true
    font.pixelSize: Theme.low ? Theme.heading : Theme.title
    room: parent?.width ?? 0
    Accessible.role: Accessible.Heading
}
