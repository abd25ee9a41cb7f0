import QtQuick
import QtQuick.Shapes
import "../theme"

// A QR code, black on white in every theme, with its quiet zone of four modules; whole pixels, so that no seam shows.
Rectangle {
    id: code

    required property string path   // the dark modules, in units of a module
    required property int modules   // a side
    property real most: Theme.mm(100)
    readonly property int unit: Math.max(1, Math.floor(most / (Math.max(1, modules) + 8)))

    visible: path !== ""
    width: visible ? unit * (modules + 8) : 0
    height: width
    color: "white"
    Accessible.role: Accessible.Graphic

    // Painted by itself: the software renderer forgets the clip of a shape that is scrolled out of its view, and paints it
    // over what stands there.
    Item {
        anchors.fill: parent
        layer.enabled: GraphicsInfo.api === GraphicsInfo.Software

        Shape {
            x: (Theme.mirrored ? code.modules + 4 : 4) * code.unit
            y: 4 * code.unit
            width: code.modules
            height: code.modules
            transform: Scale {
                xScale: Theme.mirrored ? -code.unit : code.unit
                yScale: code.unit
            }
            ShapePath {
                strokeWidth: -1
                fillColor: "black"
                PathSvg { path: code.path }
            }
        }
    }
}
