"""How names begin in China, for the rule that keeps no word that could be one.

The surnames of 《百家姓》 and others in present use; for names of Uyghur, Kazakh, Tibetan, Mongolian and Hui people
written in hanzi, the syllables with which such names usually begin. From general knowledge, and rather too many:
one too many costs the operator a word, one too few a person their name.
"""

from __future__ import annotations

_SINGLE = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦"
    "昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹"
    "姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐"
    "邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁"
    "荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武"
    "符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥能苍双闻莘党翟谭贡劳逄姬申扶堵"
    "冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿"
    "满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红"
    "游竺权逯盖益桓公肖闫涂邸付代初仝原修晋苑展楚战揭隋邝线么冒但苟麦覃侬冼佘佟兰刑占历台圣尧岐岳帅承旷星"
    "智曼月栗校朴母洛海漆牟玄玉盘督眭禚税笪粟练缑羌肇良芦苌英萨虎衣袭裔言谌谯豹贠赏赫起迟钦铁银镇镡闽霜青"
    "音香鹿黑旦佴俸撒拜赛忻忽恒来果桃欣生由甫仉凃召呼哈啜问回图坚塔孛官密尉年庆庹开弥"
)
_DOUBLE = (
    "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙慕容仲孙"
    "钟离长孙宇文司徒鲜于司空闾丘子车亓官司寇巫马公西颛孙壤驷公良漆雕乐正宰父谷梁拓跋夹谷轩辕令狐段干百里"
    "呼延东郭南门羊舌微生梁丘左丘西门第五东里即墨达奚褚师纳兰"
)
_OTHERS = (
    "阿艾爱巴拔贝布才仓茨措达旦丹德迪顿多朵尔嘎噶尕冈格贡古哈赫胡吉加嘉坚江杰久喀卡凯克库拉朗勒林龙洛罗麦"
    "玛买曼米莫姆木穆娜乃尼努诺帕皮平普其恰强琼曲确热仁日肉如萨赛桑沙色斯塔索台太泰坦特图吐托娃维温乌吾西"
    "希夏雅亚央扬叶伊依益因尤玉再扎泽孜真珠卓"
)

#: Surnames of one hanzi and of two.
SURNAMES = frozenset(_SINGLE) | frozenset(_DOUBLE[at : at + 2] for at in range(0, len(_DOUBLE), 2))
#: With these hanzi names begin that have no surname.
FIRST_OF_OTHER_NAMES = frozenset(_OTHERS)
