.pragma library

// What stands on each leaf of the keyboard. A key: `text` is what it types, `label` what it shows (its text where there
// is none), `hint` a small second label, `act` what it does besides typing, `weight` its width in keys.

const BACK = {act: "back", weight: 1.5};
const DONE = {act: "done", weight: 2};
const SPACE = {act: "space", weight: 4};

function typing(letters) {
    return Array.from(letters).map(letter => ({text: letter}));
}
function labelled(letters, labels) {
    return Array.from(letters).map((letter, index) => ({text: letter, label: Array.from(labels)[index]}));
}
function letters(foot, shift) {
    return [
        typing("qwertyuiop"),
        [{act: "gap", weight: 0.5}, ...typing("asdfghjkl"), {act: "gap", weight: 0.5}],
        [shift, ...typing("zxcvbnm"), BACK],
        foot
    ];
}
function pad(left, corner) {
    return [
        [...typing("123"), BACK],
        [...typing("456"), {act: "clear", weight: 1.5}],
        [...typing("789"), corner],
        [left, {text: "0"}, {act: "gap"}, {act: "done", weight: 1.5}]
    ];
}
const APOSTROPHE = {text: "'", weight: 1.5};
const SHIFT = {act: "shift", weight: 1.5};
const HIDE = {act: "hide", weight: 1.5};

// `narrow`: few keys, which are not drawn as wide as a large screen.
const LEAVES = {
    pinyin: {rows: letters([{text: "，"}, {text: "。"}, SPACE, {text: "、"}, DONE], APOSTROPHE)},
    latin: {rows: letters([{text: "@"}, {text: "-"}, SPACE, {text: "."}, DONE], SHIFT)},
    nine: {
        narrow: true, rows: [
            [{text: "，"}, {text: "2", label: "ABC"}, {text: "3", label: "DEF"}, {act: "back"}],
            [{text: "4", label: "GHI"}, {text: "5", label: "JKL"}, {text: "6", label: "MNO"}, {act: "clear"}],
            [{text: "7", label: "PQRS"}, {text: "8", label: "TUV"}, {text: "9", label: "WXYZ"}, {text: "。"}],
            [{act: "space", weight: 3}, {act: "done"}]
        ]
    },
    stroke: {
        narrow: true, rows: [
            [{text: "1", label: "一", hint: "horizontal"}, {text: "2", label: "丨", hint: "vertical"}, {text: "3", label: "丿", hint: "left_falling"}, {act: "back"}],
            [{text: "4", label: "丶", hint: "dot"}, {text: "5", label: "乛", hint: "turning"}, {text: "*", label: "＊", hint: "any_stroke"}, {act: "clear"}],
            [{text: "，"}, {text: "。"}, {act: "space"}, {act: "done"}]
        ]
    },
    cangjie: {
        rows: [
            typing("手田水口廿卜山戈人心"),
            [{act: "gap", weight: 0.5}, ...typing("日尸木火土竹十大中"), {act: "gap", weight: 0.5}],
            [{act: "gap", weight: 1.5}, ...typing("難金女月弓一"), {text: "，"}, BACK],
            [{text: "。"}, {text: "、"}, SPACE, DONE]
        ]
    },
    zhuyin: {
        rows: [
            typing("ㄅㄉˇˋㄓˊ˙ㄚㄞㄢ"),
            typing("ㄆㄊㄍㄐㄔㄗㄧㄛㄟㄣ"),
            typing("ㄇㄋㄎㄑㄕㄘㄨㄜㄠㄤ"),
            typing("ㄈㄌㄏㄒㄖㄙㄩㄝㄡㄥ"),
            [{text: "ㄦ"}, {text: "，"}, {text: "。"}, SPACE, BACK, DONE]
        ]
    },
    signs: {
        rows: [
            typing("1234567890"),
            typing("，。、；：？！（）《"),
            [...typing("》“”·—@#&"), BACK],
            [{text: "-"}, {text: "/"}, {text: "_"}, SPACE, {text: "."}, DONE]
        ]
    },
    digits: {narrow: true, rows: pad({act: "gap"}, HIDE)},
    number: {narrow: true, rows: pad({text: "."}, HIDE)},
    id_number: {narrow: true, rows: pad({text: "X"}, HIDE)},
    rare: {rows: []},
    write: {rows: []}
};

// The ways to write into a field, the first of them its own: by kind of field and, for words, by language.
function ways(kind, language, handwriting) {
    switch (kind) {
    case "digits":
    case "number":
    case "id_number":
        return [kind];
    case "latin":
        return ["latin", "signs"];
    }
    const write = handwriting ? ["write"] : [];
    if (language === "zh-Hant")
        return ["cangjie", "zhuyin", "stroke", ...write, "pinyin", "latin", "signs", "rare"];
    if (language.startsWith("zh"))
        return ["pinyin", "nine", "stroke", ...write, "latin", "signs", "rare"];
    return ["latin", "signs", "pinyin", "nine", "stroke", ...write, "rare"];
}
