import QtQuick
import "."

Text {
    color: Style.ink
    font.pixelSize: Style.body
    wrapMode: Text.Wrap
    lineHeight: 1.25
}
