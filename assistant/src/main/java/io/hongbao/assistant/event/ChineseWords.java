package io.hongbao.assistant.event;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.event.EventFacts.Ceremony;
import io.hongbao.assistant.event.EventFacts.Discipline;
import io.hongbao.assistant.event.EventFacts.MedalEvent;
import io.hongbao.assistant.event.EventFacts.Place;
import io.hongbao.assistant.event.EventFacts.Slot;
import io.hongbao.assistant.event.EventFacts.Venue;
import io.hongbao.assistant.event.EventFacts.Who;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Chinese. Hours are told in Beijing's time too, which is another day for late events. */
final class ChineseWords extends Words {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy年M月d日（EEEE）", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter SHORT_DAY =
            DateTimeFormatter.ofPattern("M月d日", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.SIMPLIFIED_CHINESE);

    ChineseWords(EventFacts facts, Timetable timetable) {
        super(facts, timetable, Language.ZH);
    }

    @Override
    String noResults() {
        return "我没有比赛结果：我只有赛程，不会编造或猜测谁赢了。结果请以主办方公布的为准。";
    }

    @Override
    String notKnown() {
        return "这个我不知道。关于" + games() + "，我可以告诉你有哪些项目、场馆在哪里、开闭幕式，以及每天有哪些金牌项目。";
    }

    @Override
    String timetableMayChange() {
        return "时间为当地时间；赛程截至" + date(facts.published()) + "公布，可能因天气调整。";
    }

    @Override
    String listIncomplete() {
        return "这部分我的名单不完整，可能还有其他项目。";
    }

    @Override
    String ceremony(Ceremony ceremony) {
        Venue venue = facts.venue(ceremony.venue());
        return ceremony.names().zh()
                + "在"
                + moment(ceremony.slot())
                + "举行，地点是"
                + placeOf(venue)
                + "的"
                + name(venue)
                + "。";
    }

    @Override
    String medalDay(LocalDate day, List<MedalEvent> events) {
        if (events.isEmpty()) {
            return DAY.format(day) + "没有金牌项目。";
        }
        String list =
                byDiscipline(events, true).entrySet().stream()
                        .map(entry -> entry.getKey() + "：" + String.join("、", entry.getValue()))
                        .collect(Collectors.joining("；"));
        return DAY.format(day) + "共有" + events.size() + "个金牌项目。" + list + "。";
    }

    @Override
    String competing(List<Discipline> disciplines) {
        List<String> names = disciplines.stream().map(this::name).toList();
        return names.isEmpty() ? "" : "当天有比赛的项目：" + String.join("、", names) + "。";
    }

    @Override
    String outsideTheGames(LocalDate day) {
        return DAY.format(day)
                + "不在"
                + games()
                + "期间：比赛从"
                + date(facts.games().firstCompetition())
                + "到"
                + date(facts.games().to())
                + "。";
    }

    @Override
    String isOn(Discipline discipline, LocalDate day, List<MedalEvent> medalEvents) {
        List<String> venues =
                medalEvents.isEmpty()
                        ? discipline.venues().stream().map(id -> name(facts.venue(id))).toList()
                        : medalEvents.stream()
                                .map(one -> name(facts.venue(one.venue())))
                                .distinct()
                                .toList();
        String medals =
                medalEvents.isEmpty()
                        ? "当天不产生金牌。"
                        : "产生"
                                + medalEvents.size()
                                + "枚金牌："
                                + byDiscipline(medalEvents, true).values().stream()
                                        .flatMap(Collection::stream)
                                        .collect(Collectors.joining("、"))
                                + "。";
        return "有，"
                + DAY.format(day)
                + "有"
                + name(discipline)
                + "比赛（"
                + String.join("、", venues)
                + "），"
                + medals;
    }

    @Override
    String isNotOn(Discipline discipline, LocalDate day, SortedSet<LocalDate> days) {
        return "没有，" + DAY.format(day) + "没有" + name(discipline) + "比赛。比赛日是" + days(days) + "。";
    }

    @Override
    String noSuchMedalEvents(LocalDate day) {
        return DAY.format(day) + "没有这样的金牌项目。";
    }

    @Override
    String noSuchMedalEvents(String subject) {
        return subject + "没有这样的金牌项目。";
    }

    @Override
    String roundsNotKnown() {
        return "哪一轮在哪一天我不知道，我只知道产生金牌的日子。";
    }

    @Override
    String where(Discipline discipline, List<Venue> venues) {
        return name(discipline)
                + "的比赛在"
                + venues.stream()
                        .map(venue -> placeOf(venue) + "的" + name(venue))
                        .collect(Collectors.joining("、"))
                + "。";
    }

    @Override
    String when(Discipline discipline, SortedSet<LocalDate> days, SortedSet<LocalDate> medalDays) {
        return name(discipline)
                + "从"
                + DAY.format(days.getFirst())
                + "开始。比赛日："
                + days(days)
                + "；产生金牌的日子："
                + days(medalDays)
                + "。";
    }

    @Override
    String count(String subject, int medalEvents) {
        return subject + "共有" + medalEvents + "个金牌项目。";
    }

    @Override
    String medalEvents(String subject, List<MedalEvent> events) {
        boolean full = events.size() <= MOST_IN_FULL;
        return (subject.isEmpty() ? "" : subject + "：")
                + events.stream()
                        .map(event -> medalEvent(event, full))
                        .collect(Collectors.joining("；"))
                + "。";
    }

    private String medalEvent(MedalEvent event, boolean full) {
        Slot slot = event.slot(timetable.today());
        String moved =
                slot.on().equals(event.planned().on())
                        ? ""
                        : "（原定" + SHORT_DAY.format(event.planned().on()) + "）";
        if (!full) {
            return event.names().zh() + SHORT_DAY.format(slot.on()) + moved;
        }
        Venue venue = facts.venue(event.venue());
        return name(facts.discipline(event.discipline()))
                + event.names().zh()
                + "在"
                + moment(slot)
                + "，地点是"
                + placeOf(venue)
                + "的"
                + name(venue)
                + moved;
    }

    @Override
    String venue(Venue venue, List<Discipline> disciplines) {
        String use =
                disciplines.isEmpty()
                        ? "。"
                        : "，举行"
                                + disciplines.stream()
                                        .map(this::name)
                                        .collect(Collectors.joining("、"))
                                + "比赛。";
        return name(venue) + "在" + placeOf(venue) + use;
    }

    @Override
    String place(Place place, List<Venue> venues) {
        List<String> parts = new ArrayList<>();
        for (Venue venue : venues) {
            List<String> all =
                    new ArrayList<>(
                            facts.disciplines().stream()
                                    .filter(one -> one.venues().contains(venue.id()))
                                    .map(this::name)
                                    .toList());
            facts.ceremonies().stream()
                    .filter(one -> one.venue().equals(venue.id()))
                    .forEach(one -> all.add(one.names().zh()));
            parts.add(name(venue) + "（" + String.join("、", all) + "）");
        }
        return place.names().zh() + "：" + String.join("；", parts) + "。";
    }

    @Override
    String sports(int sports, Map<String, List<String>> disciplinesBySport) {
        List<String> parts =
                disciplinesBySport.entrySet().stream()
                        .map(entry ->
                                entry.getValue().equals(List.of(entry.getKey()))
                                        ? entry.getKey()
                                        : entry.getKey()
                                                + "（"
                                                + String.join("、", entry.getValue())
                                                + "）")
                        .toList();
        return "共有"
                + sports
                + "个大项、"
                + facts.disciplines().size()
                + "个分项："
                + String.join("；", parts)
                + "。";
    }

    @Override
    String total(int medalEvents, int days) {
        return games() + "共有" + medalEvents + "个金牌项目，分布在" + days + "天。";
    }

    @Override
    String total(Who who, int medalEvents) {
        String whom =
                switch (who) {
                    case MEN -> "男子";
                    case WOMEN -> "女子";
                    case MIXED -> "男女混合";
                };
        return whom + "金牌项目有" + medalEvents + "个。";
    }

    @Override
    String span(LocalDate from, LocalDate to) {
        return games()
                + "从"
                + date(from)
                + "开幕，到"
                + date(to)
                + "闭幕；最早的比赛在"
                + date(facts.games().firstCompetition())
                + "。";
    }

    @Override
    String hosts(List<String> hosts, List<String> others) {
        return games()
                + "由"
                + String.join("和", hosts)
                + "举办，场馆还分布在"
                + String.join("、", others)
                + "。";
    }

    @Override
    String venues(Map<String, List<String>> venuesByPlace) {
        long count = venuesByPlace.values().stream().mapToLong(List::size).sum();
        return "共有"
                + count
                + "个场馆："
                + venuesByPlace.entrySet().stream()
                        .map(entry -> entry.getKey() + "：" + String.join("、", entry.getValue()))
                        .collect(Collectors.joining("；"))
                + "。";
    }

    @Override
    String daysUntil(long days) {
        String opening = date(facts.games().from());
        if (days > 0) {
            return "距离" + opening + "开幕还有" + days + "天。";
        }
        return days == 0 ? "今天（" + opening + "）开幕。" : "已经在" + opening + "开幕。";
    }

    @Override
    String firstOrLastMedals(boolean first) {
        return first ? "最早产生金牌的是这一天。" : "最后产生金牌的是这一天。";
    }

    @Override
    String hour(MedalEvent event) {
        return HOUR.format(event.slot(timetable.today()).at());
    }

    private String moment(Slot slot) {
        ZonedDateTime beijing =
                slot.on().atTime(slot.at()).atZone(facts.timeZone()).withZoneSameInstant(BEIJING);
        String day = beijing.toLocalDate().equals(slot.on()) ? "" : SHORT_DAY.format(beijing);
        return DAY.format(slot.on())
                + "当地时间"
                + HOUR.format(slot.at())
                + "（北京时间"
                + day
                + HOUR.format(beijing)
                + "）";
    }

    private static String date(LocalDate day) {
        return day.getYear() + "年" + SHORT_DAY.format(day);
    }

    private static String days(Collection<LocalDate> days) {
        return Run.of(days).stream()
                .map(run ->
                        run.first().equals(run.last())
                                ? SHORT_DAY.format(run.first())
                                : SHORT_DAY.format(run.first())
                                        + "至"
                                        + SHORT_DAY.format(run.last()))
                .collect(Collectors.joining("、"));
    }
}
