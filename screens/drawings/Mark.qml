import QtQuick
import QtQuick.Shapes
import "../theme"

// The mark of whose terminal this is: an operator's path or picture, or the hall's own drawing.
Item {
    id: mark

    readonly property string path: Theme.brand.path ?? ""
    readonly property string picture: Theme.brand.picture ?? ""

    implicitWidth: 64
    implicitHeight: 64
    Accessible.ignored: true

    Drawing {
        anchors.fill: parent
        visible: mark.path === "" && mark.picture === ""
        name: "mark"
        accent: Theme.colours.mark
        body: Theme.colours.surface
    }
    Image {
        anchors.fill: parent
        visible: mark.picture !== ""
        source: mark.picture
        sourceSize.width: width
        fillMode: Image.PreserveAspectFit
        transform: Scale {
            xScale: Theme.mirrored ? -1 : 1
            origin.x: mark.width / 2
        }
    }
    Item {
        anchors.fill: parent
        visible: mark.path !== ""
        layer.enabled: GraphicsInfo.api === GraphicsInfo.Software   // as for every drawing

        Shape {
            readonly property int side: Theme.mirrored ? -1 : 1
            x: side < 0 ? mark.width : 0
            width: 64
            height: 64
            preferredRendererType: Shape.CurveRenderer
            transform: Scale {
                xScale: mark.width / 64 * (Theme.mirrored ? -1 : 1)
                yScale: mark.height / 64
            }

            ShapePath {
                strokeWidth: -1
                fillColor: Theme.colours.mark
                PathSvg { path: mark.path }
            }
        }
    }
}
