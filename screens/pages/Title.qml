import QtQuick
import "../controls"
import "../theme"

// The name of a page.
Words {
    objectName: "text:title"
    strong: true
    font.pixelSize: Theme.title
    width: parent?.width ?? 0
    Accessible.role: Accessible.Heading
}
