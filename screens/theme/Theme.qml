pragma Singleton
import QtQuick

// Every measure of the screens, in millimetres of the real panel. See README.md for the reasons.
QtObject {
    id: theme

    property real pixelsPerMm: 4
    property string name: "standard"
    property string textSize: "M"
    property bool reducedMotion: false
    property bool landscape: false
    property bool low: false   // wide and of little height: what stands in lines shares them
    property bool compact: false   // low and narrow for letters of this size: header and footer say only what nothing else says
    property string language: "zh-CN"

    // The forms of hanzi that a reader of the language writes; kiosk.qt says what stands in for signs that they lack.
    readonly property string family: language === "zh-Hant" ? "Noto Sans CJK HK" : "Noto Sans CJK SC"
    readonly property bool latin: !language.startsWith("zh")
    // Pages of a language that is written from the right are mirrored as a whole.
    readonly property bool mirrored: Qt.locale(language).textDirection === Qt.RightToLeft

    readonly property bool elder: name === "elder"

    // Rounded up where a smaller value would break a promise of reach or reading.
    function mm(length: real): real {
        return Math.round(length * pixelsPerMm);
    }
    function atLeast(length: real): real {
        return Math.ceil(length * pixelsPerMm);
    }

    readonly property real step: mm(4)                      // the grid
    readonly property real gap: atLeast(elder ? 4 : 3)      // between two things that can be touched
    readonly property real touch: atLeast(elder ? 18 : 14)  // smallest side of them
    readonly property real bar: atLeast(elder ? 20 : 17)    // the buttons that lead on
    readonly property real corner: mm(3)
    readonly property real margin: touch + gap + mm(3)      // of the page; the scroll keys live in it
    readonly property real hairline: Math.max(1, mm(0.3))
    readonly property real edge: Math.max(2, mm(name === "contrast_light" || name === "contrast_dark" ? 0.9 : 0.5))

    // Cap heights 4.8 / 6.5 mm are the floor of body text (ADA 707.7.2). A capital of Noto Sans CJK is 0.733 em high.
    // Elder starts larger and grows less: a line must still hold a phrase.
    readonly property real factor: textSize === "XL" ? (elder ? 1.3 : 1.5) : textSize === "L" ? (elder ? 1.15 : 1.25) : textSize === "M" ? (elder ? 1.05 : 1.1) : 1
    readonly property real floor: elder ? 6.5 : 4.8
    readonly property real capital: floor * factor
    function fontFor(capHeight: real): int {
        return Math.ceil(capHeight / 0.733 * pixelsPerMm);
    }
    readonly property int body: fontFor(capital)
    readonly property int lead: fontFor(capital * 1.2)
    readonly property int heading: fontFor(capital * 1.45)
    readonly property int title: fontFor(capital * 1.9)
    // The attract page is read from across the hall, whatever size the last person liked.
    readonly property int far: fontFor(landscape ? 9.5 : 11.5)
    readonly property int farther: fontFor(landscape ? 12 : 15)
    // Header and footer keep their size, so that they keep their places: the text size is the page's.
    readonly property int chrome: fontFor(floor)
    readonly property int chromeLead: fontFor(floor * 1.2)

    readonly property int quick: reducedMotion ? 0 : 160
    readonly property int calm: reducedMotion ? 0 : 200
    readonly property int loop: 6000                        // how long a picture of the attract page stays

    readonly property Colours colours: name === "elder" ? elderColours : name === "contrast_light" ? lightColours : name === "contrast_dark" ? darkColours : standardColours

    // An operator's own, checked for contrast before it comes here; the other themes keep theirs.
    property var brand: ({})   // colours by their names; path or picture of the mark
    readonly property Colours standardColours: Colours {
        ground: theme.brand.ground ?? "#f1f0eb"
        surface: "#ffffff"
        surfaceAlt: "#f6f4ee"
        ink: "#1a1e24"
        inkSoft: "#4b525b"
        line: "#767c85"
        lineSoft: "#dedbd2"
        action: theme.brand.action ?? "#14477f"
        actionPressed: theme.brand.actionPressed ?? "#0c315c"
        onAction: theme.brand.onAction ?? "#ffffff"
        actionSoft: theme.brand.actionSoft ?? "#e4edf7"
        onActionSoft: theme.brand.onActionSoft ?? "#0f3a69"
        mark: theme.brand.mark ?? "#b5222b"
        good: "#1c6437"
        goodSoft: "#e5f1e8"
        warn: "#744700"
        warnSoft: "#fbf0d9"
        bad: "#8c2a1a"
        badSoft: "#faeae5"
        drawLine: theme.brand.drawLine ?? "#1d4f88"
        drawAccent: theme.brand.drawAccent ?? "#c9822a"
        drawGround: theme.brand.drawGround ?? "#e6edf5"
        scrim: "#a6141a22"
    }
    readonly property Colours elderColours: Colours {
        ground: "#f3f1ea"
        surface: "#ffffff"
        surfaceAlt: "#f7f5ef"
        ink: "#101317"
        inkSoft: "#33393f"
        line: "#555b63"
        lineSoft: "#cfcbc0"
        action: "#0d3a6b"
        actionPressed: "#082849"
        onAction: "#ffffff"
        actionSoft: "#e1ebf6"
        onActionSoft: "#0a2f58"
        mark: "#9f1a23"
        good: "#11492a"
        goodSoft: "#e5f1e8"
        warn: "#553400"
        warnSoft: "#fcf1da"
        bad: "#701e10"
        badSoft: "#fbebe6"
        drawLine: "#0d3a6b"
        drawAccent: "#b06a12"
        drawGround: "#e1ebf6"
        scrim: "#b3101317"
    }
    readonly property Colours lightColours: Colours {
        ground: "#ffffff"
        surface: "#ffffff"
        surfaceAlt: "#f2f2f2"
        ink: "#000000"
        inkSoft: "#1c1c1c"
        line: "#000000"
        lineSoft: "#6b6b6b"
        action: "#00245e"
        actionPressed: "#001536"
        onAction: "#ffffff"
        actionSoft: "#dfe9fb"
        onActionSoft: "#001a45"
        mark: "#8a0f18"
        good: "#00401c"
        goodSoft: "#ecf7ef"
        warn: "#4a2c00"
        warnSoft: "#fff5e0"
        bad: "#6a1205"
        badSoft: "#fff0ec"
        drawLine: "#000000"
        drawAccent: "#00245e"
        drawGround: "#e8e8e8"
        scrim: "#cc000000"
    }
    readonly property Colours darkColours: Colours {
        ground: "#000000"
        surface: "#0f0f10"
        surfaceAlt: "#1d1d1f"
        ink: "#ffffff"
        inkSoft: "#e4e4e4"
        line: "#ffffff"
        lineSoft: "#8a8a8a"
        action: "#ffd60a"
        actionPressed: "#ffeb85"
        onAction: "#000000"
        actionSoft: "#3a3100"
        onActionSoft: "#ffe66b"
        mark: "#ff9a94"
        good: "#86f0a4"
        goodSoft: "#06260f"
        warn: "#ffd60a"
        warnSoft: "#2e2600"
        bad: "#ffab9c"
        badSoft: "#331008"
        drawLine: "#ffffff"
        drawAccent: "#ffd60a"
        drawGround: "#2a2a2c"
        scrim: "#d9000000"
    }
}
