import QtQuick

// The colours of one theme. Every pair that is drawn is checked for contrast in tests/unit/screens.
QtObject {
    required property color ground       // behind everything
    required property color surface      // cards, header, footer
    required property color surfaceAlt   // year rows, fields that are off
    required property color ink          // text
    required property color inkSoft      // text of the second rank
    required property color line         // the edge of a control: 3:1 on ground and surface
    required property color lineSoft     // between rows; says nothing alone
    required property color action       // the one colour for what can be done
    required property color actionPressed
    required property color onAction
    required property color actionSoft   // chosen
    required property color onActionSoft
    required property color mark         // the hall's mark and nothing else
    required property color good
    required property color goodSoft
    required property color warn
    required property color warnSoft
    required property color bad
    required property color badSoft
    required property color drawLine     // the drawings: line, accent, and the pale shape behind
    required property color drawAccent
    required property color drawGround
    required property color scrim        // dims the page under an overlay
}
