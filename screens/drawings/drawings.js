.pragma library

// The hall's drawings as paths. Icons are 64 x 64 units, scenes and what moves in them carry their own size.
// Layers, from the back: ground (pale fill), body (filled and outlined), line, thin, dot (filled accent), accent (line),
// over (a line in the colour of paper, on a dot).

function rect(x, y, w, h, r) {
    return `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}`
        + `h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}z`;
}

function circle(x, y, r) {
    return `M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0z`;
}

function lines(x, y, widths, step) {
    return widths.map((w, i) => `M${x} ${y + i * step}h${w}`).join("");
}

function star(x, y, r) {
    let path = "";
    for (let i = 0; i < 10; i++) {
        const a = -Math.PI / 2 + i * Math.PI / 5, q = i % 2 ? r * 0.42 : r;
        path += `${i ? "L" : "M"}${(x + q * Math.cos(a)).toFixed(2)} ${(y + q * Math.sin(a)).toFixed(2)}`;
    }
    return path + "z";
}

function shifted(path, dx, dy) {
    // Every path here starts its subpaths with an absolute M and goes on in relative steps.
    return path.replace(/M(-?[\d.]+) (-?[\d.]+)/g, (_, x, y) => `M${Number(x) + dx} ${Number(y) + dy}`);
}

const yen = (x, y, s) => `M${x - s} ${y - s}l${s} ${s}l${s} ${-s}M${x} ${y}v${s * 1.2}M${x - s * 0.8} ${y + s * 0.3}h${s * 1.6}`;
const building = (x, y) => `M${x} ${y}l36 -20l36 20z` + rect(x + 4, y + 44, 64, 7, 1.5);
const columns = (x, y) => [12, 28, 44, 60].map(dx => `M${x + dx} ${y + 6}v32`).join("");
const idCard = rect(0, 0, 92, 58, 6);
const idPerson = circle(68, 22, 8) + "M54 44a14 12 0 0 1 28 0";
const paper = "M0 4a4 4 0 0 1 4 -4h44l16 16v66a4 4 0 0 1 -4 4h-56a4 4 0 0 1 -4 -4z";
const reader = rect(44, 112, 152, 30, 8);
const printer = rect(60, 30, 120, 46, 8);
const cross = (x, y, r) => `M${x - r} ${y - r}l${2 * r} ${2 * r}M${x + r} ${y - r}l${-2 * r} ${2 * r}`;
const tick = (x, y, r) => `M${x - r} ${y}l${r * 0.75} ${r * 0.75}l${r * 1.3} ${-r * 1.5}`;
const bang = (x, y) => `M${x} ${y - 8}v9M${x} ${y + 7}v0.1`;
const triangle = (x, y) => `M${x} ${y - 17}l20 34h-40z`;

const drawings = {
    // departments and kinds of item
    social_insurance: {
        ground: circle(32, 32, 30),
        body: "M10 33a22 22 0 0 1 44 0q-5.500 -5 -11 0q-5.500 -5 -11 0q-5.500 -5 -11 0q-5.500 -5 -11 0z",
        line: "M32 7v4", accent: "M32 33v16a5 5 0 0 0 10 0"
    },
    pension: {
        ground: circle(32, 32, 30),
        body: circle(32, 22, 13) + "M12 44h40v9h-40z",
        line: "M17 53h30", thin: "M22 44v9M42 44v9", accent: yen(32, 21, 5)
    },
    certificate: {
        ground: circle(32, 32, 30),
        body: "M16 10h23l10 10v33h-33z", line: "M39 10v10h10", thin: lines(22, 27, [16, 20], 6),
        accent: circle(38, 42, 5.500) + "M35 47l-2 9l5 -3l5 3l-2 -9"
    },
    query: {
        ground: circle(32, 32, 30),
        body: "M14 11h32v20M14 11v42h18", thin: lines(21, 20, [18, 18, 9], 8),
        accent: circle(41, 41, 8) + "M47 47l8 8"
    },
    health: {
        ground: circle(32, 32, 30),
        body: "M32 53c-14 -9 -22 -16 -22 -26a11.500 11.500 0 0 1 22 -5a11.500 11.500 0 0 1 22 5c0 10 -8 17 -22 26z",
        accent: "M32 26v14M25 33h14"
    },
    home: {
        ground: circle(32, 32, 30),
        body: "M16 30v23h32v-23l-16 -15z", line: "M9 34l23 -21l23 21", accent: "M27 53v-13h10v13"
    },
    police: {
        ground: circle(32, 32, 30),
        body: "M32 9l19 7v14c0 12 -8 20 -19 25c-11 -5 -19 -13 -19 -25v-14z", dot: star(32, 31, 10)
    },
    tax: {
        ground: circle(32, 32, 30),
        body: "M16 10h32v44l-5.300 -4l-5.300 4l-5.400 -4l-5.300 4l-5.300 -4l-5.400 4z", thin: lines(23, 41, [18], 6),
        accent: yen(32, 24, 6)
    },
    education: {
        ground: circle(32, 32, 30),
        body: "M18 29v14q14 9 28 0v-14", line: "M7 27l25 -12l25 12l-25 12z", accent: "M52 30v15M52 46v0.100"
    },
    civil: {
        ground: circle(32, 32, 30),
        body: circle(22, 25, 7) + circle(43, 27, 6) + "M9 52a13 13 0 0 1 26 0M35 45a11 11 0 0 1 20 7",
        line: "M9 52h46", accent: "M33 16c-3 -3 -6 -4 -6 -7a3.200 3.200 0 0 1 6 -1.200a3.200 3.200 0 0 1 6 1.200c0 3 -3 4 -6 7z"
    },
    fund: {
        ground: circle(32, 32, 30),
        body: "M10 27l22 -14l22 14z", line: "M11 52h42M17 33v13M47 33v13",
        accent: circle(32, 39, 7.500) + "M32 36v6"
    },
    more: {
        ground: circle(32, 32, 30),
        body: rect(15, 15, 14, 14, 3) + rect(35, 15, 14, 14, 3) + rect(15, 35, 14, 14, 3), accent: circle(42, 42, 7)
    },
    mark: {
        dot: rect(1, 1, 62, 62, 12), over: "M13 28l19 -14l19 14zM15 49h34M21 33v11M32 33v11M43 33v11"
    },

    // small signs
    up: {line: "M14 40l18 -18l18 18"},
    down: {line: "M14 24l18 18l18 -18"},
    left: {line: "M40 14l-18 18l18 18"},
    right: {line: "M24 14l18 18l-18 18"},
    clear: {line: cross(32, 32, 14)},
    search: {line: circle(28, 28, 16) + "M40 40l14 14"},
    tick: {line: "M12 34l14 14l26 -30"},
    house: {line: "M10 32l22 -20l22 20M17 28v24h30v-24"},
    eye: {line: "M6 32c14 -20 38 -20 52 0c-14 20 -38 20 -52 0z" + circle(32, 32, 7)},
    eject: {line: "M14 40l18 -22l18 22zM14 50h36"},
    calendar: {line: rect(10, 14, 44, 40, 5) + "M10 26h44M22 8v10M42 8v10"},
    state_good: {line: circle(32, 32, 24) + "M21 33l8 8l15 -17"},
    state_bad: {line: circle(32, 32, 24) + "M32 20v14M32 43v0.500"},
    state_warn: {line: "M32 8l26 46h-52zM32 25v14M32 46v0.500"},
    state_off: {line: circle(32, 32, 24) + "M16 48l32 -32"},
    clock: {line: circle(32, 32, 24) + "M32 17v15l10 7"},
    card: {body: rect(6, 14, 52, 36, 5), thin: lines(13, 24, [16, 16, 10], 8), accent: circle(44, 27, 5) + "M36 41a8 7 0 0 1 16 0"},
    printer: {body: "M18 24v-14h28v14" + rect(8, 24, 48, 22, 4), line: "M18 38h28v17h-28z", accent: "M48 31v0.100"},
    phone: {body: rect(19, 7, 26, 50, 5), accent: "M30 49h4", thin: "M27 13h10"},
    window: {body: "M8 18h48v12h-48z", line: "M12 30v24h40v-24M12 42h40", accent: circle(32, 37, 3)},
    hand: {body: "M24 36v-22a4 4 0 0 1 8 0v16l15 4q4 1.500 3.500 6l-2 16h-20l-11 -15q-1 -5 6 -5z", accent: "M20 20a10 10 0 1 1 16 0"},
    face: {body: circle(32, 32, 16), line: "M8 18v-10h10M46 8h10v10M56 46v10h-10M18 56h-10v-10", thin: "M26 38q6 5 12 0", accent: "M26 28v0.100M38 28v0.100"},
    code: {body: rect(8, 8, 18, 18, 2) + rect(38, 8, 18, 18, 2) + rect(8, 38, 18, 18, 2), accent: "M17 17v0.100M47 17v0.100M17 47v0.100M40 40h6M52 40v6M40 48v8h6M52 54h4"},
    chip: {body: rect(6, 14, 52, 36, 5), line: rect(13, 24, 16, 14, 3), thin: "M13 31h16M21 24v14" + lines(36, 27, [15, 15], 8), accent: "M36 43h9"},
    licence: {body: rect(8, 10, 48, 44, 3), line: "M18 22h28", thin: lines(18, 30, [28, 28, 14], 7), accent: circle(44, 46, 5)},
    person: {body: circle(32, 21, 11), line: "M12 55a20 18 0 0 1 40 0z"},
    two_people: {body: circle(23, 22, 9) + circle(44, 26, 7), line: "M7 53a16 15 0 0 1 32 0z", accent: "M44 40a12 13 0 0 1 13 13h-12"},
    child: {body: circle(22, 18, 9), line: "M6 52a16 17 0 0 1 32 0z", accent: circle(46, 34, 6) + "M36 53a10 10 0 0 1 20 0z"},

    // scenes and what moves in them
    scene_lay_card: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: reader, thin: "M60 127h40", accent: "M150 122a7 7 0 0 1 0 10M158 118a12 12 0 0 1 0 18M142 127v0.100"
    },
    scene_reading_card: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: reader, thin: "M60 127h40", accent: "M150 122a7 7 0 0 1 0 10M158 118a12 12 0 0 1 0 18M142 127v0.100"
    },
    scene_card_problem: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: reader + shifted(idCard, 60, 34), thin: "M60 127h40" + lines(72, 52, [34, 34, 22], 11) + shifted(idPerson, 60, 34),
        dot: triangle(168, 42), over: bang(168, 45)
    },
    scene_asking: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: building(140, 68) + rect(28, 50, 48, 72, 6), line: columns(140, 68),
        thin: lines(38, 66, [28, 28, 18], 11) + "M40 112h24", accent: "M90 90h0.100M102 90h0.100M114 90h0.100M126 90h0.100"
    },
    scene_printing: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: "M82 30v-20h76v20" + printer, line: "M76 62h88", dot: circle(166, 44, 4)
    },
    scene_take_paper: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: "M82 30v-20h76v20" + printer, line: "M76 62h88", dot: circle(166, 44, 4),
        accent: "M186 96v36M175 121l11 11l11 -11"
    },
    scene_paper_problem: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: "M82 30v-20h76v20" + printer + "M88 62h64v18l-7 9l7 9l-7 12l-7 -6l-9 8l-9 -8l-9 8l-9 -8l-7 6l-7 -12l7 -9l-7 -9z",
        line: "M76 62h88", dot: triangle(190, 56), over: bang(190, 60)
    },
    scene_link_problem: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: building(140, 68) + rect(28, 50, 48, 72, 6), line: columns(140, 68),
        thin: lines(38, 66, [28, 28, 18], 11) + "M40 112h24", accent: "M86 90h12M122 90h10" + cross(110, 90, 8)
    },
    scene_face_problem: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: circle(112, 76, 36), line: "M62 46v-22h22M140 24h22v22M162 106v22h-22M84 128h-22v-22",
        thin: "M100 92q12 8 24 0M100 68v0.100M124 68v0.100", dot: triangle(180, 118), over: bang(180, 121)
    },
    scene_phone_problem: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: rect(88, 18, 64, 124, 9), line: "M88 38h64M88 120h64", thin: "M112 28h16M120 131v0.100" + lines(100, 56, [40, 40, 24], 14),
        dot: triangle(166, 112), over: bang(166, 115)
    },
    scene_done: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: circle(120, 80, 44), accent: "M98 82l15 15l29 -33"
    },
    scene_closed: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: "M50 72l70 -40l70 40z" + rect(58, 122, 124, 12, 2), line: "M72 80v34M104 80v34M136 80v34M168 80v34",
        dot: rect(86, 84, 68, 26, 4), over: "M106 97h28"
    },
    terminal: {
        width: 200, height: 230,
        ground: circle(100, 108, 98),
        body: rect(48, 14, 104, 154, 10) + "M74 168h52l8 40h-68z" + rect(52, 208, 96, 12, 5) + rect(66, 132, 30, 22, 4),
        line: rect(60, 26, 80, 92, 4), thin: "M74 139h14M74 146h9", accent: "M106 143h30M86 150v0.100"
    },
    moving_card: {
        width: 98, height: 64, body: shifted(idCard, 3, 3), thin: lines(15, 21, [34, 34, 22], 11), accent: shifted(idPerson, 3, 3)
    },
    moving_paper: {
        width: 70, height: 92, body: shifted(paper, 3, 3), line: "M51 3v16h16", thin: lines(15, 33, [40, 40, 40, 24], 12)
    }
};

const blank = {width: 64, height: 64, ground: "", body: "", line: "", thin: "", dot: "", accent: "", over: ""};

function of(name) {
    return Object.assign({}, blank, drawings[name] ?? (name ? drawings.more : {}));
}

function has(name) {
    return name in drawings;
}
