import QtQuick
import QtQuick.Shapes
import "drawings.js" as Drawings
import "../theme"

// One of the hall's own drawings: a pale ground, bodies, a thin and a main line, one accent. Takes the theme's colours.
Item {
    id: drawing

    property string name
    property real weight: 1                // of the lines; less where a drawing is large
    property color single: "transparent"   // draw everything in this colour (on a button)
    property color ground: Theme.colours.drawGround
    property color body: Theme.colours.surface
    property color line: Theme.colours.drawLine
    property color accent: Theme.colours.drawAccent
    // What is drawn stands for things as they are, and stays upright in a mirrored page; what points the way turns.
    property bool upright: name !== "left" && name !== "right"
    readonly property int side: Theme.mirrored && upright ? -1 : 1
    readonly property bool plain: single.a > 0
    readonly property var layers: Drawings.of(name)
    readonly property real unit: Math.min(width / layers.width, height / layers.height)

    implicitWidth: 64
    implicitHeight: 64
    Accessible.ignored: true
    // The software renderer paints a shape that is wholly clipped away without its clip. A layer is clipped as it should.
    layer.enabled: GraphicsInfo.api === GraphicsInfo.Software

    Shape {
        width: drawing.layers.width
        height: drawing.layers.height
        x: (drawing.width - drawing.side * width * drawing.unit) / 2
        y: (drawing.height - height * drawing.unit) / 2
        preferredRendererType: Shape.CurveRenderer
        transform: Scale {
            xScale: drawing.side * drawing.unit
            yScale: drawing.unit
        }

        ShapePath {
            strokeWidth: -1
            fillColor: drawing.plain ? "transparent" : drawing.ground
            PathSvg { path: drawing.layers.ground }
        }
        ShapePath {
            strokeWidth: 3 * drawing.weight
            strokeColor: drawing.plain ? drawing.single : drawing.line
            fillColor: drawing.plain ? "transparent" : drawing.body
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg { path: drawing.layers.body }
        }
        ShapePath {
            strokeWidth: 3 * drawing.weight
            strokeColor: drawing.plain ? drawing.single : drawing.line
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg { path: drawing.layers.line }
        }
        ShapePath {
            strokeWidth: 1.8 * drawing.weight
            strokeColor: drawing.plain ? drawing.single : drawing.line
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg { path: drawing.layers.thin }
        }
        ShapePath {
            strokeWidth: -1
            fillColor: drawing.plain ? drawing.single : drawing.accent
            PathSvg { path: drawing.layers.dot }
        }
        ShapePath {
            strokeWidth: 3 * drawing.weight
            strokeColor: drawing.plain ? drawing.single : drawing.accent
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg { path: drawing.layers.accent }
        }
        ShapePath {
            strokeWidth: 3 * drawing.weight
            strokeColor: drawing.body
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg { path: drawing.layers.over }
        }
    }
}
