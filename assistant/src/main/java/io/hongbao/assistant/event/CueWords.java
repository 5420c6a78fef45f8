package io.hongbao.assistant.event;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which words say which {@link Cue}, in both languages. People's words, so protected names stand
 * here too.
 */
final class CueWords {
    private CueWords() {}

    static Map<Cue, List<String>> all() {
        Map<Cue, List<String>> words = new EnumMap<>(Cue.class);
        words.put(Cue.RESULT, split(RESULT));
        words.put(Cue.BEYOND, split(BEYOND));
        words.put(Cue.COUNTRY, split(COUNTRY));
        words.put(
                Cue.OPENING_CEREMONY,
                split(
                        "开幕式/开幕典礼/开幕仪式/开幕/opening ceremony/opening ceremonies/opening show/the opening"));
        words.put(
                Cue.CLOSING_CEREMONY,
                split(
                        "闭幕式/闭幕典礼/闭幕仪式/闭幕/closing ceremony/closing ceremonies/closing show/the closing"));
        words.put(Cue.CEREMONY, split("典礼/ceremony/ceremonies"));
        words.put(
                Cue.WHERE,
                split(
                        "在哪/哪里/哪儿/在哪里/在哪儿/哪座城市/哪个城市/什么地方/哪个地方/地点/位置/举办地/主办城市/哪个场馆/什么场馆/where/which city/what city"
                                + "/which town/which cities/what cities/host city/host cities/location/located/which venue/what venue/which arena/which stadium/what place"));
        words.put(
                Cue.WHEN,
                split(
                        "什么时候/何时/几号/哪天/哪一天/几点/什么时间/时间/日期/哪几天/哪些天/几时/多会儿/when/what time/what day/which day/what date/which date/what days/which days/dates/date"));
        words.put(Cue.HOW_MANY, split("多少/几个/几枚/几项/几块/几场/几座/总共/一共/how many/number of/total"));
        words.put(Cue.HOW_LONG, split("多久/几天/多少天/持续/多长时间/how long/how many days"));
        words.put(
                Cue.UNTIL,
                split(
                        "还有几天/还有多少天/还有多久/倒计时/还剩/days until/days till/days to go/days left/how soon/countdown/how long until/how many days until"));
        words.put(
                Cue.MEDAL,
                split(
                        "金牌/小项/首金/首枚金牌/奖牌/金牌赛/奖牌赛/金/夺金点/产生金牌/medal/medals/medal event/medal events/gold/golds/gold medal/gold medals/finals"));
        words.put(
                Cue.SPORTS,
                split(
                        "项目/大项/分项/比赛项目/运动/运动项目/哪些比赛/sport/sports/discipline/disciplines/what events"));
        words.put(Cue.VENUES, split("场馆/赛场/赛区/比赛场地/venue/venues/arenas/stadiums"));
        words.put(
                Cue.PROGRAMME,
                split(
                        "赛程/比赛/看什么/日程/安排/看点/赛事/有什么看/whats on/what is on/happening/happens/happen/going on/anything/schedule/programme/program/timetable/event/events/watch/match/matches/game/competition/competitions"));
        words.put(
                Cue.START,
                split(
                        "开始/开赛/开打/首日/第一天/最早/首枚/首金/第一枚/第一块/start/starts/begin/begins/starting/first/open/opens/opening/kick off/kicks off/get under way"));
        words.put(
                Cue.END,
                split("结束/最后/最后一天/收官/完赛/end/ends/finish/finishes/over/last/close/closes/closing"));
        words.put(Cue.GAMES, split(GAMES));
        words.put(Cue.MEN, split("男子/男/男单/男双/men/mens/man/male"));
        words.put(Cue.WOMEN, split("女子/女/女单/女双/women/womens/woman/ladies/female/girls"));
        words.put(Cue.MIXED, split("混合/男女/mixed"));
        words.put(Cue.FINAL, split("决赛/final"));
        return words;
    }

    private static List<String> split(String words) {
        return List.of(words.split("/", -1));
    }

    private static final String RESULT =
            "谁赢/谁赢了/谁会赢/赢了/输了/赢家/夺冠/冠军/亚军/季军/金牌得主/得主/谁拿/谁得/谁夺/拿下/摘金/获得了/拿了/得了/夺得/结果/成绩/比分/得分/几比几/奖牌榜/金牌榜/排行榜"
                    + "/排名/名次/第几名/第一名/前三/领奖台/纪录/记录保持/战绩/晋级/出线/卫冕/预测/谁能/看好谁/谁最有希望"
                    + "/who won/who wins/who win/who will win/won/winner/winners/winning/wins/win/result/results/score/scores/scored/scoreline/champion/champions"
                    + "/medal table/medals table/medal count/medal tally/medal standings/standings/ranking/rankings/leaderboard/leading/leads/podium/gold medalist"
                    + "/gold medallist/medalist/medalists/medallist/medallists/record/records/beat/beaten/lost/lose/loses/defeat/defeated/predict/prediction"
                    + "/favourite/favorite/favourites/favorites/came first/came second/came third/finished first/finished/qualified/advanced/who got/who took/get gold"
                    + "/has won/have won/did win/best nation/top nation";

    private static final String BEYOND =
            "门票/票价/买票/订票/购票/多少钱/价格/直播/转播/电视/频道/收看/回放/规则/怎么玩/怎么比/吉祥物/火炬/会徽/口号/天气/气温/下雪/酒店/住宿/机票/航班/交通/怎么去/怎么走"
                    + "/运动员/选手/球员/教练/谁参加/谁参赛/参赛/区别/名单/代表团/旗手/表演嘉宾/谁唱/谁表演/导演/歌手/赞助/残奥/残疾人/夏季奥运/夏奥/青奥/世界杯/世锦赛/亚冬会/北京冬奥/巴黎奥运/东京奥运"
                    + "/上届/下届/上一届/下一届/历史/奖金/兴奋剂/装备/餐厅/志愿者/签证/预算/造价/多大/容纳/座位/身高/体重"
                    + "/ticket/tickets/price/prices/cost/costs/how much/buy/purchase/tv/television/channel/broadcast/broadcaster/stream/streaming/watch live/replay"
                    + "/rule/rules/mascot/mascots/torch/flame/logo/emblem/motto/weather/temperature/forecast/snowing/hotel/hotels/flight/flights/train/how do i get/how to get"
                    + "/difference between/who is competing/who competes/who is in/competing/athlete/athletes/player/players/coach/flag bearer/flag bearers/roster/performer/performers/sing/sings/singer/perform/performs/performing"
                    + "/director/sponsor/sponsors/paralympic/paralympics/summer olympics/summer games/world cup/world championship/world championships/youth olympics/beijing/paris/tokyo"
                    + "/pyeongchang/sochi/french alps/last games/previous games/next games/next olympics/next winter olympics/history/prize money/doping/equipment/restaurant/volunteer/visa/budget/capacity/seats"
                    + "/countries/nations/how tall/how old/shoes/why/为什么/为何/多少国家/几个国家/哪些国家/多少人/多少运动员/怎么报名/张家口/平昌/索契";

    private static final String GAMES =
            "冬奥/冬奥会/奥运/奥运会/冬季奥运会/冬季运动会/奥林匹克/米兰冬奥/米兰冬奥会/米兰奥运会/米兰科尔蒂纳/米兰科尔蒂纳冬奥会/意大利冬奥会/这届/本届/米兰科尔蒂纳丹佩佐冬奥会"
                    + "/winter games/winter olympics/winter olympic games/olympics/olympic games/olympic/the games/games/milan cortina/milano cortina"
                    + "/milan cortina games/milano cortina games/milan cortina olympics/milano cortina olympics/milan cortina winter olympics"
                    + "/milano cortina winter olympics/milan olympics/milan winter olympics/milan games/milano cortina 2026/milan cortina 2026/italian games";

    /** The host is missing: "the games in Italy" asks for no team. */
    private static final String COUNTRY =
            "中国/中国队/美国/美国队/挪威/德国/加拿大/日本/韩国/法国/瑞典/荷兰/瑞士/奥地利/英国/俄罗斯/芬兰/捷克/澳大利亚/意大利队/国家队/东道主"
                    + "/china/chinese/usa/us/america/american/americans/team usa/team china/norway/norwegian/germany/german/canada/canadian/japan/japanese/korea/korean"
                    + "/south korea/france/french/sweden/swedish/netherlands/dutch/switzerland/swiss/austria/austrian/britain/british/team gb/russia/russian/finland"
                    + "/finnish/czechia/czech/australia/australian/italian team/team italy";
}
