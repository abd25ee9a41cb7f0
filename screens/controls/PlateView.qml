pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import "../theme"

// The live picture of the plate with the page outlined; its corners can be put down with a finger while they are set.
Rectangle {
    id: view

    required property var body   // PlateBody
    property bool shown: true
    readonly property bool good: body.placed === "good"

    implicitHeight: Math.round(width * 3 / 4)
    radius: Theme.corner
    color: Theme.colours.surfaceAlt
    border.width: Theme.edge
    border.color: Theme.colours.line
    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: body.title

    // As large as the picture is painted: corners are parts of it. Turned back in a mirrored page.
    Item {
        id: picture
        readonly property real ratio: live.implicitWidth > 1 ? live.implicitHeight / live.implicitWidth : 0.75
        width: Math.min(view.width - 2 * Theme.edge, (view.height - 2 * Theme.edge) / ratio)
        height: width * ratio
        anchors.centerIn: parent
        transform: Scale {
            origin.x: picture.width / 2
            xScale: Theme.mirrored ? -1 : 1
        }

        Image {
            id: live
            anchors.fill: parent
            // Only while the page is seen, and decoded at once: a picture that comes late flickers.
            source: view.shown && view.body.picture !== "" ? `image://session/${view.body.picture}` : ""
            fillMode: Image.Stretch
            asynchronous: false
            cache: false
        }
        Shape {
            id: outline
            readonly property var points: {
                const found = [];
                for (let i = 0; i < marks.count; i++) {
                    const mark = marks.itemAt(i) as Mark;
                    if (mark)
                        found.push(Qt.point(mark.atX, mark.atY));
                }
                return found;
            }
            anchors.fill: parent
            visible: points.length === 4
            layer.enabled: GraphicsInfo.api === GraphicsInfo.Software   // as for every drawing
            ShapePath {
                strokeWidth: Theme.mm(1.2)
                strokeColor: view.good ? Theme.colours.good : Theme.colours.action
                strokeStyle: view.good || view.body.setting ? ShapePath.SolidLine : ShapePath.DashLine
                dashPattern: [3, 2]
                fillColor: "transparent"
                PathPolyline {
                    path: outline.visible ? [...outline.points, outline.points[0]] : []
                }
            }
        }
        Repeater {
            id: marks
            model: view.body.corners
            Mark {}
        }
    }

    component Mark: Item {
        id: mark

        required property var entry   // Corner
        required property int index
        readonly property bool chosen: index === view.body.chosen
        // While a finger holds it, it is where the finger is.
        readonly property real atX: drag.active ? x + width / 2 : entry.x * picture.width
        readonly property real atY: drag.active ? y + height / 2 : entry.y * picture.height

        function rest() {
            x = Qt.binding(() => mark.entry.x * picture.width - mark.width / 2);
            y = Qt.binding(() => mark.entry.y * picture.height - mark.height / 2);
        }

        visible: view.body.setting
        width: Theme.touch
        height: width
        x: entry.x * picture.width - width / 2
        y: entry.y * picture.height - height / 2

        Rectangle {
            anchors.centerIn: parent
            width: Theme.mm(mark.chosen ? 9 : 6)
            height: width
            radius: width / 2
            color: mark.chosen ? Theme.colours.action : Theme.colours.surface
            border.width: Theme.mm(1)
            border.color: mark.chosen ? Theme.colours.surface : Theme.colours.action
        }
        DragHandler {
            id: drag
            onActiveChanged: {
                if (active)
                    return;
                Shell.send("field:corner", {
                    number: mark.index,
                    x: (mark.x + mark.width / 2) / picture.width,
                    y: (mark.y + mark.height / 2) / picture.height
                });
                mark.rest();
            }
        }
    }
}
