package io.hongbao.assistant.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.pack.PackFolder;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people ask about the winter games, on 6 February 2026, and what they are told. */
class EventQuestionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 6);
    private static final EventAnswers ANSWERS =
            new EventAnswers(PackFolder.shipped("winter-games-2026").event().orElseThrow());

    /**
     * Question, then what is said: facts by id (all of them, or a number of a kind), {@code ?} for
     * "not known", {@code !} for "no results"; then words that the sentence has.
     */
    private static final String CHINESE =
            """
            有哪些比赛项目？ | 8 sport/ | 8个大项、16个分项
            冬奥会有几个大项？ | 8 sport/ | 8个大项
            奥运会都有什么运动 | 8 sport/ | 滑雪登山
            一共有多少枚金牌？ | games | 116
            这届冬奥会产生几枚金牌 | games | 116
            冰壶在哪里比赛？ | venue/curling-stadium | 科尔蒂纳冰壶馆
            花滑在哪个场馆？ | venue/skating-arena | 阿萨戈
            冬季两项在哪个城市 | venue/anterselva-arena | 安泰塞尔瓦
            冰球场馆在哪儿 | venue/santagiulia venue/rho-arena | 圣朱利亚冰球馆
            高山滑雪女子在哪里 | venue/tofane | 托法内
            高山滑雪男子在哪里 | venue/stelvio | 博尔米奥
            雪车、雪橇在哪比 | venue/sliding | 科尔蒂纳滑行中心
            速滑在什么地方 | venue/oval | 米兰速滑馆
            钢架雪车什么时候开始？ | discipline/skeleton | 2月12日
            登山滑雪是什么时候？ | discipline/ski-mountaineering | 2月19日、2月21日
            短道速滑哪几天有 | discipline/short-track | 2月10日
            开幕式什么时候？在哪里？ | ceremony/opening | 2026年2月6日（星期五）当地时间20:00（北京时间2月7日03:00）,圣西罗
            什么时候开幕 | ceremony/opening | 2026年2月6日
            闭幕式在哪儿举行 | ceremony/closing | 维罗纳圆形竞技场,2月22日
            奥运会闭幕几点 | ceremony/closing | 20:30
            2月14日有哪些金牌项目？ | 8 medal-event/ | 共有8个金牌项目,男子大回转10:00,短道速滑：男子1500米20:15
            十四号有什么金牌 | 8 medal-event/ | 2026年2月14日（星期六）
            情人节那天产生几枚金牌 | 8 medal-event/ | 8个金牌项目
            明天有什么金牌？ | 5 medal-event/ | 2026年2月7日（星期六）共有5个金牌项目
            后天的金牌赛 | 8 medal-event/ | 2026年2月8日（星期日）共有8个金牌项目
            今天有什么比赛？ | discipline/curling discipline/figure-skating discipline/ice-hockey ceremony/opening | 没有金牌项目,冰壶、花样滑冰、冰球
            周末有哪些金牌项目 | 13 medal-event/ | 2月7日,2月8日
            2026年2月21号金牌 | 10 medal-event/ | 共有10个金牌项目
            最后一天有哪些金牌项目 | 4 medal-event/ ceremony/closing | 男子决赛14:10,闭幕式
            大年初一有哪些金牌 | 7 medal-event/ | 2月17日（星期二）共有7个金牌项目
            首金什么时候产生 | 5 medal-event/ | 2月7日,男子滑降11:30
            周日有冰球吗？ | discipline/ice-hockey | 有，2026年2月8日（星期日）有冰球比赛
            14号有没有雪橇 | discipline/luge | 没有，2026年2月14日（星期六）没有雪橇比赛,2月7日至2月12日
            下周日有花样滑冰吗 | discipline/figure-skating | 有，2026年2月15日
            后天雪车有比赛吗 | discipline/bobsleigh | 没有
            女子滑降什么时候比？ | medal-event/alpine-skiing-downhill-women | 2026年2月8日（星期日）当地时间11:30（北京时间18:30）,托法内
            单板大跳台男子决赛几点 | medal-event/snowboard-big-air-men | 北京时间2月8日02:30
            速滑500米什么时候 | 2 medal-event/ | 2月14日,2月15日
            混双冰壶决赛是哪天 | medal-event/curling-mixed-doubles-mixed | 2月10日
            男子冰球决赛什么时候 | medal-event/ice-hockey-final-men | 2月22日（星期日）当地时间14:10
            自由式滑雪女子U型场地 | medal-event/freestyle-halfpipe-women | 2月21日（星期六）当地时间19:30
            短道有几枚金牌 | discipline/short-track 9 medal-event/ | 共有9个金牌项目
            空中技巧混合团体几点开始 | medal-event/freestyle-aerials-mixed | 10:45
            跳台滑雪大跳台哪天 | 2 medal-event/ | 2月14日,2月15日
            米兰冬奥会有多少个小项 | games | 116
            今晚开幕式北京时间几点 | ceremony/opening | 北京时间2月7日03:00
            2/14有哪些金牌 | 8 medal-event/ | 8个金牌项目
            女子1500米 | 2 medal-event/ | 2月20日
            羽毛球在哪里比 | ? | 不知道
            雪橇和雪车有什么区别 | ? | 不知道
            双人雪车是哪天 | 2 medal-event/ | 2月17日,2月21日
            女子北欧两项什么时候 | 3 medal-event/ | 没有这样的金牌项目
            利维尼奥有哪些比赛？ | venue/snow-park venue/moguls-park | 单板滑雪
            圣西罗在哪？ | venue/san-siro ceremony/opening | 米兰
            有几个场馆 | 15 venue/ | 15个场馆
            今年冬奥会在哪里办 | places | 米兰和科尔蒂纳丹佩佐
            冬奥会什么时候结束 | games | 2026年2月22日
            还有几天开幕 | games | 今天
            意大利和北京时差多少 | note/time-difference | 7小时
            今年有什么新项目 | note/new-sport | 滑雪登山
            3月1日有比赛吗 | games | 不在
            谁拿了第一块金牌？ | ! | 没有比赛结果
            奖牌榜怎么样 | ! | 没有比赛结果
            中国队拿了几块金牌 | ! | 没有比赛结果
            中国有几枚金牌 | ! | 没有比赛结果
            男子滑降冠军是谁 | ! | 没有比赛结果
            昨天冰壶比分多少 | ! | 没有比赛结果
            谷爱凌能夺冠吗 | ! | 没有比赛结果
            门票多少钱 | ? | 不知道
            冰壶怎么玩 | ? | 不知道
            开幕式哪个台直播 | ? | 不知道
            中国队什么时候比赛 | ? | 不知道
            北京冬奥开幕式是哪天 | ? | 不知道
            2022年冬奥会在哪 | ? | 不知道
            残奥会什么时候 | ? | 不知道
            2月30日有什么金牌 | ? | 不知道
            明天天气怎么样 | ? | 不知道
            我想喝奶茶 | ? | 不知道
            """;

    private static final String ENGLISH =
            """
            What sports are there? | 8 sport/ | 8 sports with 16 disciplines
            How many sports are there at the Winter Olympics? | 8 sport/ | ski mountaineering
            Which disciplines are in the games? | 8 sport/ | skeleton
            How many medal events are there? | games | 116 medal events
            How many gold medals in total? | games | 116
            Where is the curling? | venue/curling-stadium | Cortina Curling Stadium in Cortina d'Ampezzo
            Which venue hosts figure skating? | venue/skating-arena | Milano Ice Skating Arena
            Which city is biathlon in? | venue/anterselva-arena | Antholz-Anterselva
            Where can I see short track? | venue/skating-arena | Assago
            Where is women's alpine skiing? | venue/tofane | Tofane
            Where is the men's downhill? | venue/stelvio | Bormio
            Where are luge and skeleton held? | venue/sliding | Cortina Sliding Centre
            When does the skeleton start? | discipline/skeleton | Thursday, 12 February 2026
            When is skimo? | discipline/ski-mountaineering | 19 February, 21 February
            When is the bobsled? | discipline/bobsleigh | 15–17 February, 20–22 February
            When does curling begin? | discipline/curling | Wednesday, 4 February 2026
            When is the opening ceremony? | ceremony/opening | Friday, 6 February 2026, 20:00 local time at San Siro stadium in Milan
            Where is the closing ceremony held? | ceremony/closing | Verona
            What time is the closing ceremony | ceremony/closing | 20:30
            When and where are the ceremonies? | ceremony/opening ceremony/closing | 6 February,22 February
            What medal events are on 14 February? | 8 medal-event/ | 8 medal events,men's giant slalom (10:00),men's 1500 m (20:15)
            medal events on Feb 14 | 8 medal-event/ | Saturday, 14 February 2026
            What golds are decided on the 14th? | 8 medal-event/ | 14 February
            What is on Valentine's Day? | 8 medal-event/ 10 discipline/ | 8 medal events
            What medals are there tomorrow? | 5 medal-event/ | Saturday, 7 February 2026: 5 medal events
            How many gold medals on Sunday? | 8 medal-event/ | Sunday, 8 February 2026: 8 medal events
            What's on today? | discipline/curling discipline/figure-skating discipline/ice-hockey ceremony/opening | no medal events
            medal events on 2026-02-21 | 10 medal-event/ | 10 medal events
            Medal events this weekend? | 13 medal-event/ | 7 February,8 February
            When are the first medals? | 5 medal-event/ | 7 February 2026
            When are the last medals decided? | 4 medal-event/ | 22 February 2026
            Is there ice hockey on Sunday? | discipline/ice-hockey | Yes,8 February 2026
            Is there luge on Feb 14th? | discipline/luge | No,7–12 February
            Is there figure skating next Sunday? | discipline/figure-skating | Yes,15 February 2026
            Any hockey the day after tomorrow? | discipline/ice-hockey | Yes,8 February 2026
            Is there skiing tomorrow? | 5 discipline/ 4 medal-event/ | men's downhill (11:30)
            Is the women's slalom on 14 February? | medal-event/alpine-skiing-slalom-women | no such medal event,18 February 2026
            When is the women's downhill? | medal-event/alpine-skiing-downhill-women | Sunday, 8 February 2026, 11:30 local time
            When is the men's snowboard big air? | medal-event/snowboard-big-air-men | 7 February 2026, 19:30
            When is the 500m speed skating? | 2 medal-event/ | 14 February,15 February
            When is the mixed doubles final? | medal-event/curling-mixed-doubles-mixed | 10 February 2026
            When is the ice hockey final? | medal-event/ice-hockey-final-women medal-event/ice-hockey-final-men | 19 February 2026,22 February 2026
            When is the women's ice hockey? | medal-event/ice-hockey-final-women discipline/ice-hockey | 5–22 February
            When is the giant slalom? | 2 medal-event/ | 14 February,15 February
            How many medal events does speed skating have? | discipline/speed-skating 14 medal-event/ | 14 medal events
            How many medal events are there in skiing? | 6 discipline/ | Cross-country skiing has 12
            When is women's nordic combined? | 3 medal-event/ | no such medal event
            What can I watch on Saturday? | 5 medal-event/ 10 discipline/ | 5 medal events
            When's the opening? | ceremony/opening | 20:00
            What time does the women's free skate start? | medal-event/figure-skating-singles-women discipline/figure-skating | 19 February 2026, 19:00
            Is there anything in Livigno tomorrow? | medal-event/snowboard-big-air-men discipline/freestyle discipline/snowboard | 1 medal event
            How many women's medal events are there? | games | are for women
            Is badminton part of it? | ? | I do not know
            What's happening in Livigno? | venue/snow-park venue/moguls-park | snowboard
            Which sports are in Milan? | 5 venue/ | short track speed skating
            Where is San Siro? | venue/san-siro ceremony/opening | Milan
            How many venues are there? | 15 venue/ | 15 venues
            Where are the 2026 Winter Olympics? | places | Milan and Cortina d'Ampezzo
            When do the games end? | games | 22 February 2026
            How many days until the Olympics? | games | today
            What's the time difference? | note/time-difference | seven hours
            What is new this year? | note/new-sport | Ski mountaineering
            Is there any competition on 3 March? | games | not a day of
            Who won the men's downhill? | ! | Results are not something I have
            Who will win the hockey? | ! | Results
            What's the medal table? | ! | Results
            How many medals did China win? | ! | Results
            How many golds does Norway have? | ! | Results
            Did Canada beat the USA? | ! | Results
            Who is the Olympic champion in luge? | ! | Results
            What was the score in yesterday's curling? | ! | Results
            How much are tickets? | ? | I do not know
            What channel is the curling on? | ? | I do not know
            What are the rules of curling? | ? | I do not know
            Who is the mascot? | ? | I do not know
            When were the 2022 Winter Olympics? | ? | I do not know
            When are the Paralympics? | ? | I do not know
            Medal events on 30 February? | ? | I do not know
            What is the weather in Cortina tomorrow? | ? | I do not know
            Which athletes skate on Sunday? | ? | I do not know
            I would like a milk tea tomorrow | ? | I do not know
            """;

    static Stream<Arguments> chinese() {
        return rows(CHINESE);
    }

    static Stream<Arguments> english() {
        return rows(ENGLISH);
    }

    private static Stream<Arguments> rows(String table) {
        return table.lines()
                .map(line -> line.split(" \\| ", -1))
                .map(cells -> Arguments.of(cells[0], cells[1], cells[2]));
    }

    @ParameterizedTest
    @MethodSource("chinese")
    void chineseQuestionsGetChineseAnswers(String question, String expected, String words) {
        check(question, Language.ZH, expected, words);
    }

    @ParameterizedTest
    @MethodSource("english")
    void englishQuestionsGetEnglishAnswers(String question, String expected, String words) {
        check(question, Language.EN, expected, words);
    }

    private static void check(String question, Language language, String expected, String words) {
        EventAnswer answer = ANSWERS.answer(question, language, TODAY);
        assertThat(kind(answer, expected)).as(answer.sentence()).isEqualTo(expected);
        // Commas within words belong to a date and are followed by a space.
        assertThat(answer.sentence()).contains(words.split(",(?! )", -1));
        assertThat(Language.of(answer.sentence())).isEqualTo(language);
    }

    /** The answer as the table writes it: in numbers where the table does. */
    private static String kind(EventAnswer answer, String expected) {
        return switch (answer) {
            case EventAnswer.NoResults _ -> "!";
            case EventAnswer.NotKnown _ -> "?";
            case EventAnswer.Known known -> {
                List<String> ids = known.facts().stream().map(EventAnswer.Fact::id).toList();
                yield Stream.of("sport/", "discipline/", "medal-event/", "venue/")
                        .filter(kind -> expected.contains(" " + kind) || expected.startsWith(kind))
                        .filter(kind -> expected.matches(".*\\d+ " + kind + ".*"))
                        .reduce(String.join(" ", ids), (text, kind) -> counted(text, ids, kind));
            }
        };
    }

    private static String counted(String text, List<String> ids, String kind) {
        long count = ids.stream().filter(id -> id.startsWith(kind)).count();
        String first =
                text.replaceFirst(kind + "[a-z0-9-]+", count + " " + kind.replace("/", "\u0000"));
        return first.replaceAll(" ?" + kind + "[a-z0-9-]+", "").replace("\u0000", "/").strip();
    }
}
