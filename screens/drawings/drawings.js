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
    company: {
        ground: circle(32, 32, 30),
        body: "M12 53v-32h24v32z", line: "M36 30h16v23h-16M8 53h48", thin: "M19 29h10M19 37h10M19 45h10M43 38h3M43 45h3",
        accent: "M24 21v-9l9 3l-9 3"
    },
    car: {
        ground: circle(32, 32, 30),
        body: "M10 44v-9l6 -3l5 -11h22l5 11l6 3v9z", line: "M17 32h30M32 21v11",
        accent: circle(20, 45, 4.500) + circle(44, 45, 4.500)
    },
    justice: {
        ground: circle(32, 32, 30),
        body: "M10 36h16a8 8 0 0 1 -16 0zM38 36h16a8 8 0 0 1 -16 0z", line: "M32 13v40M22 53h20M14 20h36M18 20l-8 16M18 20l8 16M46 20l-8 16M46 20l8 16",
        accent: circle(32, 14, 3)
    },
    veteran: {
        ground: circle(32, 32, 30),
        body: circle(32, 39, 14), line: "M24 28l-7 -17h10l5 12M40 28l7 -17h-10l-5 12", dot: star(32, 39, 8)
    },
    disabled: {
        ground: circle(32, 32, 30),
        body: circle(28, 15, 5), line: "M28 22v14h13l6 15M28 28h11", accent: "M23 32a12 12 0 1 0 16 16"
    },
    farm: {
        ground: circle(32, 32, 30),
        body: "M32 54v-34", line: "M32 30c-9 0 -12 -5 -12 -11c8 0 12 4 12 11zM32 30c9 0 12 -5 12 -11c-8 0 -12 4 -12 11zM32 44c-9 0 -12 -5 -12 -11c8 0 12 4 12 11zM32 44c9 0 12 -5 12 -11c-8 0 -12 4 -12 11z",
        accent: "M32 20c-4 -4 -4 -8 0 -12c4 4 4 8 0 12z"
    },
    environment: {
        ground: circle(32, 32, 30),
        body: "M14 46c-2 -22 12 -32 36 -32c2 24 -10 36 -32 34z", line: "M10 56c6 -14 14 -22 26 -28", accent: "M26 36v-9M32 31h9"
    },
    bank: {
        ground: circle(32, 32, 30),
        body: rect(9, 18, 46, 30, 5), line: "M9 27h46", accent: "M36 38h12", thin: "M16 38h9"
    },
    travel: {
        ground: circle(32, 32, 30),
        body: rect(16, 9, 32, 46, 4), line: "M24 47h16", accent: circle(32, 28, 9) + "M23 28h18M32 19q-7 9 0 18M32 19q7 9 0 18"
    },
    copy: {
        ground: circle(32, 32, 30),
        body: "M23 9h27v34h-27z", line: "M23 19h-9v36h27v-12", thin: lines(29, 19, [15, 15, 9], 8)
    },
    timeline: {
        ground: circle(32, 32, 30),
        body: circle(18, 17, 5) + circle(18, 33, 5), line: "M18 22v6M18 38v6M29 17h22M29 33h16", accent: circle(18, 49, 5) + "M29 49h10"
    },
    more: {
        ground: circle(32, 32, 30),
        body: rect(15, 15, 14, 14, 3) + rect(35, 15, 14, 14, 3) + rect(15, 35, 14, 14, 3), accent: circle(42, 42, 7)
    },
    mark: {
        dot: rect(1, 1, 62, 62, 12), over: "M13 28l19 -14l19 14zM15 49h34M21 33v11M32 33v11M43 33v11"
    },

    key: {
        ground: circle(32, 32, 30),
        body: circle(22, 24, 11), line: "M30 32l20 20M43 45l6 -6M37 39l5 -5", accent: circle(22, 24, 3.500)
    },
    rings: {
        ground: circle(32, 32, 30),
        line: circle(24, 38, 13), accent: circle(40, 38, 13) + "M40 25l-5 -7l5 -6l5 6z"
    },
    briefcase: {
        ground: circle(32, 32, 30),
        body: rect(11, 22, 42, 29, 4), line: "M24 22v-7h16v7M11 35h16M37 35h16", accent: rect(27, 31, 10, 8, 2)
    },
    pram: {
        ground: circle(32, 32, 30),
        body: "M14 30h34a17 15 0 0 1 -34 0z", line: "M31 30v-16a17 16 0 0 1 17 16M48 30l7 -9",
        accent: circle(22, 51, 4) + circle(41, 51, 4)
    },
    box: {
        ground: circle(32, 32, 30),
        body: "M12 24l20 -10l20 10v20l-20 10l-20 -10z", line: "M12 24l20 10l20 -10M32 34v20", accent: "M22 19l20 10v8"
    },
    lost_card: {
        ground: circle(32, 32, 30),
        body: rect(9, 19, 46, 30, 4), thin: lines(33, 28, [14, 14, 9], 7),
        accent: "M16 28a6 6 0 1 1 6 6v4M22 43v0.100"
    },
    hands: {
        ground: circle(32, 32, 30),
        body: "M10 40l10 -5h12a4 4 0 0 1 0 8h-8h12l13 -8a4 4 0 0 1 5 6l-14 11h-22l-8 -3z",
        accent: "M36 28c-6 -4 -9 -7 -9 -11a4.500 4.500 0 0 1 9 -1.500a4.500 4.500 0 0 1 9 1.500c0 4 -3 7 -9 11z"
    },
    candle: {
        ground: circle(32, 32, 30),
        body: rect(25, 30, 14, 22, 2), line: "M18 52h28M32 30v-5", accent: "M32 25c-5 -5 -4 -9 0 -14c4 5 5 9 0 14z"
    },
    cross_out: {
        ground: circle(32, 32, 30),
        body: "M16 30v23h32v-23M12 30l4 -14h32l4 14z", accent: "M26 37l12 11M38 37l-12 11"
    },
    fire: {
        ground: circle(32, 32, 30),
        body: "M32 55c-12 0 -17 -8 -17 -16c0 -10 11 -14 11 -28c8 4 11 10 11 16c2 -1 4 -4 4 -7c5 5 8 12 8 19c0 9 -6 16 -17 16z",
        accent: "M32 48c-4 0 -6 -3 -6 -6c0 -4 6 -6 6 -11c4 4 6 7 6 11c0 3 -2 6 -6 6z"
    },
    drop: {
        ground: circle(32, 32, 30),
        body: "M32 10c10 12 16 19 16 28a16 16 0 0 1 -32 0c0 -9 6 -16 16 -28z", accent: "M24 38a8 8 0 0 0 7 8"
    },
    bolt: {
        ground: circle(32, 32, 30),
        body: "M36 9l-20 27h13l-3 19l20 -27h-13z", accent: "M48 47h7M51.500 43.500v7"
    },
    signal: {
        ground: circle(32, 32, 30),
        line: "M32 30v24M22 54h20", accent: "M24 36a11 11 0 0 1 0 -14M40 22a11 11 0 0 1 0 14M17 42a20 20 0 0 1 0 -26M47 16a20 20 0 0 1 0 26",
        dot: circle(32, 29, 3.500)
    },
    archive: {
        ground: circle(32, 32, 30),
        body: rect(13, 12, 38, 41, 3), line: "M13 26h38M13 39h38", accent: "M28 19h8M28 32.500h8M28 46h8"
    },
    gavel: {
        ground: circle(32, 32, 30),
        body: "M24 12l16 16l-8 8l-16 -16z", line: "M36 32l16 16M14 53h22", accent: "M20 8l24 24"
    },
    letter: {
        ground: circle(32, 32, 30),
        body: rect(10, 18, 44, 30, 3), line: "M11 20l21 17l21 -17", accent: "M11 46l13 -12M53 46l-13 -12"
    },
    theatre: {
        ground: circle(32, 32, 30),
        body: "M14 14h36v18a18 20 0 0 1 -36 0z", line: "M23 25h6M35 25h6", accent: "M23 36a9 8 0 0 0 18 0z"
    },
    crane: {
        ground: circle(32, 32, 30),
        line: "M20 54v-42l30 6h-36M14 54h14M20 20l-6 -2", body: rect(34, 38, 18, 16, 2), accent: "M43 19v12M38 31h10v7h-10z"
    },
    one: {
        ground: circle(32, 32, 30),
        body: rect(13, 13, 38, 38, 8), accent: "M26 25l7 -5v24M26 44h14"
    },
    hall: {
        ground: circle(32, 32, 30),
        body: "M9 27l23 -14l23 14z" + rect(9, 48, 46, 6, 1.500), line: "M16 32v12M27 32v12M38 32v12M48 32v12", accent: circle(32, 21, 2.500)
    },
    person: {
        ground: circle(32, 32, 30),
        body: circle(32, 22, 9) + "M13 54a19 18 0 0 1 38 0z", accent: "M46 14l3 3l6 -7"
    },
    subjects: {
        ground: circle(32, 32, 30),
        body: rect(14, 14, 15, 15, 3) + rect(35, 35, 15, 15, 3), line: rect(35, 14, 15, 15, 3), accent: rect(14, 35, 15, 15, 3)
    },
    star: {
        ground: circle(32, 32, 30),
        body: star(32, 33, 20), accent: "M24 54h16"
    },

    // small signs
    up: {line: "M14 40l18 -18l18 18"},
    down: {line: "M14 24l18 18l18 -18"},
    left: {line: "M40 14l-18 18l18 18"},
    right: {line: "M24 14l18 18l-18 18"},
    clear: {line: cross(32, 32, 14)},
    erase: {line: "M6 32l16 -18h36v36h-36z" + cross(40, 32, 8)},
    search: {line: circle(28, 28, 16) + "M40 40l14 14"},
    tick: {line: "M12 34l14 14l26 -30"},
    house: {line: "M10 32l22 -20l22 20M17 28v24h30v-24"},
    eye: {line: "M6 32c14 -20 38 -20 52 0c-14 20 -38 20 -52 0z" + circle(32, 32, 7)},
    bell: {line: "M32 10a15 15 0 0 1 15 15v12l5 8h-40l5 -8v-12a15 15 0 0 1 15 -15zM27 52a5 5 0 0 0 10 0"},
    eject: {line: "M14 40l18 -22l18 22zM14 50h36"},
    calendar: {line: rect(10, 14, 44, 40, 5) + "M10 26h44M22 8v10M42 8v10"},
    state_good: {line: circle(32, 32, 24) + "M21 33l8 8l15 -17"},
    state_bad: {line: circle(32, 32, 24) + "M32 20v14M32 43v0.500"},
    state_warn: {line: "M32 8l26 46h-52zM32 25v14M32 46v0.500"},
    state_read: {line: "M32 16c-6 -5 -14 -6 -22 -5v38c8 -1 16 0 22 5c6 -5 14 -6 22 -5v-38c-8 -1 -16 0 -22 5zM32 16v38"},
    state_bring: {line: "M32 8v32M18 27l14 14l14 -14M12 54h40"},
    state_wait: {line: circle(32, 32, 24) + "M21 32h0.500M32 32h0.500M43 32h0.500"},
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

    // how it was
    level_5: {ground: circle(32, 32, 30), body: circle(32, 32, 24) + "M20 37a12 11 0 0 0 24 0z", accent: "M24 26v0.100M40 26v0.100"},
    level_4: {ground: circle(32, 32, 30), body: circle(32, 32, 24), line: "M21 38q11 9 22 0", accent: "M24 26v0.100M40 26v0.100"},
    level_3: {ground: circle(32, 32, 30), body: circle(32, 32, 24), line: "M22 41h20", accent: "M24 26v0.100M40 26v0.100"},
    level_2: {ground: circle(32, 32, 30), body: circle(32, 32, 24), line: "M22 44q10 -8 20 0", accent: "M24 27v0.100M40 27v0.100"},
    level_1: {ground: circle(32, 32, 30), body: circle(32, 32, 24), line: "M21 46q11 -12 22 0M19 20l9 4M45 20l-9 4", accent: "M24 30v0.100M40 30v0.100"},

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
    scene_insert_chip: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        accent: "M196 34v34M186 58l10 10l10 -10"
    },
    front_insert_chip: {
        width: 240, height: 160,
        body: rect(52, 92, 136, 50, 8), line: "M78 92h84", thin: "M70 126h30", accent: "M156 118a7 7 0 0 1 0 14M166 113a13 13 0 0 1 0 24"
    },
    scene_type_code: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: rect(44, 16, 66, 128, 9) + rect(128, 74, 78, 56, 6), line: "M44 34h66M44 124h66",
        thin: "M70 25h14M77 134v0.100" + lines(56, 92, [42, 30], 14) + "M144 116h12M162 116h12M180 116h12M144 102h12M162 102h12M180 102h12",
        accent: "M56 46h42v24h-26l-8 9v-9h-8zM66 58h0.100M77 58h0.100M88 58h0.100M142 88h50"
    },
    scene_stand_before: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: rect(152, 18, 54, 92, 7) + "M168 110h22l4 24h-30z" + rect(150, 134, 58, 9, 4), line: rect(161, 44, 36, 46, 3),
        thin: "M170 54h18M170 62h18M170 70h10", dot: circle(179, 31, 5),
        accent: "M54 143h78M138 31h4M126 31h4M114 31h4"
    },
    scene_place_page: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: rect(46, 126, 148, 13, 5) + "M176 126v-88a10 10 0 0 0 -10 -10h-18v10h13a5 5 0 0 1 5 5v83z" + rect(98, 20, 52, 22, 7),
        dot: circle(124, 42, 5), accent: "M114 54l-3 8M108 70l-3 8M134 54l3 8M140 70l3 8"
    },
    scene_question: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: "M70 24h100a10 10 0 0 1 10 10v64a10 10 0 0 1 -10 10h-52l-24 24v-24h-24a10 10 0 0 1 -10 -10v-64a10 10 0 0 1 10 -10z",
        accent: "M106 56a14 14 0 1 1 20 12.500c-4 2 -6 5 -6 9M120 91v0.100"
    },
    scene_starting: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: rect(84, 14, 72, 98, 8) + "M104 112h32l4 22h-40z" + rect(82, 134, 76, 9, 4), line: rect(94, 24, 52, 48, 3),
        thin: "M94 84h24M94 94h16", accent: "M106 48h0.100M120 48h0.100M134 48h0.100M132 90h14"
    },
    scene_busy: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: building(136, 68) + circle(70, 84, 34), line: columns(136, 68), thin: "M70 56v5M70 107v5M42 84h5M93 84h5",
        accent: "M70 66v18l13 9"
    },
    scene_not_found: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: shifted(paper, 78, 32), line: "M126 32v16h16", thin: lines(90, 66, [30, 24, 20], 13),
        accent: circle(146, 98, 21) + "M161 113l22 22" + cross(146, 98, 7)
    },
    scene_document_problem: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: shifted(paper, 86, 36), line: "M134 36v16h16", thin: lines(98, 70, [40, 40, 26], 13),
        dot: triangle(160, 112), over: bang(160, 115)
    },
    scene_person_problem: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: "M66 136a48 46 0 0 1 96 0z" + circle(114, 62, 26), dot: triangle(172, 112), over: bang(172, 115)
    },
    scene_item_away: {
        width: 240, height: 160,
        ground: "M20 80a100 72 0 1 1 200 0a100 72 0 1 1 -200 0z",
        body: shifted(paper, 84, 36) + circle(156, 110, 20), line: "M132 36v16h16", thin: lines(96, 68, [38, 34, 24], 13),
        accent: "M146 100l20 20"
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
    moving_chip: {
        width: 66, height: 100, body: rect(3, 3, 60, 94, 6), thin: "M14 18h30M14 29h20", accent: rect(22, 66, 22, 18, 3) + "M22 75h22M33 66v18"
    },
    moving_person: {
        width: 76, height: 116, body: "M6 112v-18a32 30 0 0 1 64 0v18z" + circle(38, 28, 21), thin: "M31 30h0.100M45 30h0.100", accent: "M30 38q8 6 16 0"
    },
    moving_page: {
        width: 100, height: 36, body: "M19 4h62l14 28h-90z", thin: "M29 13h42M26 21h48"
    },
    moving_paper: {
        width: 70, height: 92, body: shifted(paper, 3, 3), line: "M51 3v16h16", thin: lines(15, 33, [40, 40, 40, 24], 12)
    }
};

// What a life event, a theme or a department is drawn as.
const kin = {
    event_baby: "pram", event_school: "education", event_first_job: "briefcase", event_lost_job: "social_insurance",
    event_marry: "rings", event_buy_home: "key", event_sell_home: "home", event_rent_home: "home", event_ill: "health",
    event_retire: "pension", event_lost_papers: "lost_card", event_move: "box", event_car: "car", event_travel: "travel",
    event_start_business: "company", event_close_business: "cross_out", event_hardship: "hands",
    event_disability: "disabled", event_death: "candle", event_veteran: "veteran",
    theme_005: "pram", theme_010: "home", theme_015: "hall", theme_020: "education", theme_025: "veteran",
    theme_030: "briefcase", theme_035: "company", theme_040: "certificate", theme_050: "certificate", theme_055: "tax",
    theme_060: "rings", theme_065: "veteran", theme_070: "crane", theme_075: "key", theme_085: "social_insurance",
    theme_090: "lost_card", theme_095: "car", theme_100: "travel", theme_105: "travel", theme_115: "fire",
    theme_120: "justice", theme_125: "star", theme_130: "environment", theme_135: "theatre", theme_140: "drop",
    theme_145: "health", theme_150: "pension", theme_155: "candle", theme_999: "more",
    department_human_resources: "social_insurance", department_medical_insurance: "health",
    department_housing_fund: "fund", department_real_estate: "home", department_natural_resources: "environment",
    department_housing: "crane", department_public_security: "police", department_civil_affairs: "civil",
    department_tax: "tax", department_market: "company", department_education: "education", department_health: "health",
    department_transport: "car", department_disabled: "disabled", department_justice: "justice",
    department_water: "drop", department_electricity: "bolt", department_gas: "fire", department_heating: "fire",
    department_telecom: "signal", department_veterans: "veteran", department_archives: "archive",
    department_urban_management: "hall", department_environment: "environment", department_culture: "theatre",
    department_agriculture: "farm", department_bank: "bank", department_post: "letter",
    department_government_services: "hall", department_one_thing: "one"
};

const blank = {width: 64, height: 64, ground: "", body: "", line: "", thin: "", dot: "", accent: "", over: ""};

function of(name) {
    return Object.assign({}, blank, drawings[name] ?? drawings[kin[name]] ?? (name ? drawings.more : {}));
}

function names() {
    return Object.keys(drawings);
}

function has(name) {
    return name in drawings || name in kin;
}
