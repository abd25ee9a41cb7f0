pragma ComponentBehavior: Bound
import QtQuick
import "."

// The whole dock: scenes to try in order, then everything that can be done to the world around the terminal.
Rectangle {
    id: root

    required property var dock
    readonly property var stage: dock.state
    property int scene: 0
    property string large: ""      // the picture that is shown large

    function say(key: string): string {
        return root.dock.say(root.dock.language, "dock-" + key);
    }
    function value(key: string): string {
        const found = root.stage[key];
        return found === undefined || found === null ? "" : String(found);
    }

    color: Style.ground

    Rectangle {
        id: head
        width: parent.width
        height: 62
        color: Style.surface
        z: 1

        Words {
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            anchors.leftMargin: Style.margin
            text: root.say("title")
            font.pixelSize: Style.title
            font.weight: Font.DemiBold
        }
        Row {
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            anchors.rightMargin: Style.margin
            spacing: Style.gap

            Chip {
                text: "中文"
                chosen: root.dock.language === "zh-CN"
                onTapped: root.dock.speak("zh-CN")
            }
            Chip {
                text: "English"
                chosen: root.dock.language === "en"
                onTapped: root.dock.speak("en")
            }
            Chip {
                text: root.say("reset")
                onTapped: root.dock.send({do: "reset"})
            }
        }
    }

    Flickable {
        id: view
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: page.height + 2 * Style.margin
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: page
            x: Style.margin
            y: Style.margin
            width: root.width - 2 * Style.margin
            spacing: 18

            Words {
                visible: text !== ""
                width: parent.width
                text: root.dock.problem
                color: Style.bad
            }

            Section {
                width: parent.width
                title: root.say("scenes")

                Flow {
                    width: parent.width
                    spacing: 6

                    Repeater {
                        model: root.dock.scenes
                        Chip {
                            required property int index
                            implicitWidth: 40
                            text: String(index + 1)
                            chosen: root.scene === index
                            onTapped: root.scene = index
                        }
                    }
                }
                Rectangle {
                    width: parent.width
                    height: story.height + 26
                    radius: Style.corner
                    color: Style.surface

                    Column {
                        id: story
                        x: 13
                        y: 13
                        width: parent.width - 26
                        spacing: 6
                        readonly property string key: "scene-" + root.dock.scenes[root.scene]

                        Words {
                            width: parent.width
                            text: `${root.scene + 1}  ${root.say(story.key + "-title")}`
                            font.pixelSize: Style.heading
                            font.weight: Font.DemiBold
                            color: Style.accent
                        }
                        Words {
                            width: parent.width
                            text: root.say(story.key + "-do")
                        }
                        Words {
                            width: parent.width
                            text: root.say(story.key + "-expect")
                            color: Style.inkSoft
                        }
                        Chip {
                            text: root.say("prepare")
                            strong: true
                            onTapped: root.dock.prepare(root.scene)
                        }
                    }
                }
            }

            Section {
                width: parent.width
                title: root.say("cards")
                note: root.say(root.value("card") ? "card-lies" : "card-none")

                Grid {
                    id: cards
                    width: parent.width
                    columns: 3
                    spacing: Style.gap
                    readonly property real cell: (width - 2 * spacing) / 3

                    Repeater {
                        model: ["adult", "elder", "child", "young", "hk_macao_taiwan", "foreigner_2017", "foreigner_2023", "expired", "unknown_type"]
                        Chip {
                            required property string modelData
                            width: cards.cell
                            text: root.say("card-" + modelData.replace(/_/g, "-"))
                            chosen: root.value("card") === modelData
                            onTapped: root.dock.send(chosen ? {do: "take_card"} : {do: "lay_card", card: modelData})
                        }
                    }
                    Chip {
                        width: cards.cell
                        text: root.say("card-take")
                        strong: root.value("card") !== ""
                        onTapped: root.dock.send({do: "take_card"})
                    }
                }
                Settings {
                    dock: root.dock
                    prefix: "dock-fault-"
                    keys: ["ok", "taken_in_mid_read", "wrong_checksum", "one_byte_at_a_time", "silent", "unplugged"]
                    current: root.value("id_card_reader") === "unplugged" ? "unplugged" : root.value("card_fault") || "ok"
                    onWanted: key => {
                        root.dock.send({do: "id_card_reader", to: key === "unplugged" ? key : "ok"});
                        if (key !== "unplugged")
                            root.dock.send({do: "card_fault", fault: key === "ok" ? null : key});
                    }
                }
            }

            Section {
                width: parent.width
                title: root.say("face")

                Settings {
                    dock: root.dock
                    prefix: "dock-face-"
                    well: "nobody"
                    keys: ["nobody", "well_placed", "too_far", "too_dark", "two", "unplugged"]
                    current: root.value("face")
                    onWanted: key => root.dock.send({do: "face", to: key, face: root.value("card") || "adult"})
                }
            }

            Section {
                width: parent.width
                title: root.say("plate")

                Settings {
                    dock: root.dock
                    prefix: "dock-plate-"
                    well: "empty"
                    keys: ["empty", "page", "second_page", "upside_down", "blurred", "unplugged"]
                    current: root.value("plate")
                    onWanted: key => root.dock.send({do: "plate", to: key})
                }
            }

            Section {
                width: parent.width
                title: root.say("phone")

                Flow {
                    width: parent.width
                    spacing: Style.gap

                    Repeater {
                        model: ["show_code", "confirm", "refuse"]
                        Chip {
                            required property string modelData
                            text: root.say("phone-" + modelData.replace(/_/g, "-"))
                            onTapped: root.dock.send({do: "phone", to: modelData})
                        }
                    }
                }
            }

            Section {
                width: parent.width
                title: root.say("document-printer")

                Settings {
                    dock: root.dock
                    prefix: "dock-a4-"
                    keys: ["ok", "paper_out", "paper_out_in_next_job", "jam", "jam_in_next_job", "cover_open", "toner_out", "unplugged"]
                    current: root.value("document_printer")
                    onWanted: key => root.dock.send({do: "document_printer", to: key})
                }
            }

            Section {
                width: parent.width
                title: root.say("receipt-printer")

                Settings {
                    dock: root.dock
                    prefix: "dock-receipt-"
                    keys: ["ok", "paper_low", "paper_out", "cover_open", "unplugged"]
                    current: root.value("receipt_printer")
                    onWanted: key => root.dock.send({do: "receipt_printer", to: key})
                }
            }

            Section {
                width: parent.width
                title: root.say("paper")

                Row {
                    width: parent.width
                    spacing: Style.gap

                    Paper {
                        width: (parent.width - Style.gap) / 2
                        file: root.value("last_sheet")
                        empty: root.say("no-sheet")
                        caption: `${root.say("sheets")} ${root.value("sheets")}`
                        onTapped: root.large = file
                    }
                    Paper {
                        width: (parent.width - Style.gap) / 2
                        file: root.value("last_receipt")
                        empty: root.say("no-receipt")
                        caption: `${root.say("receipts")} ${root.value("receipts")}`
                        onTapped: root.large = file
                    }
                }
                Flow {
                    width: parent.width
                    spacing: Style.gap

                    Chip {
                        text: root.say("take-paper")
                        onTapped: root.dock.send({do: "take_paper"})
                    }
                    Chip {
                        text: root.say("attendant")
                        onTapped: root.dock.send({do: "attendant"})
                    }
                }
            }

            Section {
                width: parent.width
                title: root.say("link")

                Settings {
                    dock: root.dock
                    prefix: "dock-link-"
                    keys: ["up", "slow", "down"]
                    well: "up"
                    current: root.value("link")
                    onWanted: key => root.dock.send({do: "link", to: key})
                }
            }

            Section {
                width: parent.width
                title: root.say("platform")

                Settings {
                    dock: root.dock
                    prefix: "dock-platform-"
                    keys: ["normal", "slow", "fail", "too_many", "hang", "captive_portal", "garbage", "somebody_else"]
                    well: "normal"
                    current: root.value("platform")
                    onWanted: key => root.dock.send({do: "platform", to: key, path: key === "slow" ? "/v1/queries" : "/"})
                }
            }
        }
    }

    // Says that there is more below; it is not for pulling.
    Rectangle {
        visible: view.visibleArea.heightRatio < 1
        anchors.right: parent.right
        anchors.rightMargin: 4
        y: view.y + view.visibleArea.yPosition * view.height
        width: 5
        height: view.visibleArea.heightRatio * view.height
        radius: 2
        color: Style.line
    }

    // The paper in one's hand.
    Rectangle {
        visible: root.large !== ""
        anchors.fill: parent
        color: "#e6101418"
        z: 2

        Image {
            anchors.fill: parent
            anchors.margins: 16
            source: root.large ? "file://" + root.large : ""
            fillMode: Image.PreserveAspectFit
            smooth: true
            mipmap: true
            cache: false
        }
        TapHandler {
            onTapped: root.large = ""
        }
    }
}
