package io.hongbao.assistant.conversation;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.hongbao.assistant.Language;
import io.hongbao.assistant.conversation.Meaning.Intent;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.Wanted;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One person at the counter of a {@link Shop}, with a word list instead of an interpreter. */
final class Talk {

    /** 6 February 2026, noon in Shanghai. */
    static final long NOON_MILLIS = 1_770_350_400_000L;

    static final ModelSettings PATIENT =
            new ModelSettings(
                    Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60), 10);

    private static final ScheduledExecutorService TIMERS =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

    private final Shop shop;
    private final Assistant assistant;
    private final AtomicLong nowMillis = new AtomicLong(NOON_MILLIS);
    private final AtomicLong nanos;
    private Language language = Language.ZH;
    private UserId user = new UserId(1, 2);

    private Talk(Shop shop, Assistant assistant, AtomicLong nanos) {
        this.shop = shop;
        this.assistant = assistant;
        this.nanos = nanos;
    }

    static Talk offline() {
        return offline(Limits.STANDARD);
    }

    static Talk offline(Limits limits) {
        Shop shop = new Shop();
        AtomicLong nanos = new AtomicLong();
        return new Talk(shop, Assistant.offline(parts(shop, limits, nanos)), nanos);
    }

    static Talk with(StreamingChatModel model) {
        return with(model, PATIENT);
    }

    static Talk with(StreamingChatModel model, ModelSettings settings) {
        Shop shop = new Shop();
        AtomicLong nanos = new AtomicLong();
        return new Talk(
                shop,
                Assistant.with(parts(shop, Limits.STANDARD, nanos), model, settings, TIMERS),
                nanos);
    }

    private static Assistant.Parts parts(Shop shop, Limits limits, AtomicLong nanos) {
        AtomicLong serial = new AtomicLong();
        return new Assistant.Parts(
                shop,
                Talk::understand,
                new Voice() {
                    @Override
                    public String prompt(Language spoken) {
                        return "You are a test.";
                    }

                    @Override
                    public Optional<String> smallTalk(String text, Language spoken) {
                        return text.equals("恭喜发财")
                                ? Optional.of("红包拿来")
                                : Optional.empty();
                    }
                },
                limits,
                nanos::get,
                () -> "serial" + serial.incrementAndGet());
    }

    Shop shop() {
        return shop;
    }

    Talk in(Language spoken) {
        language = spoken;
        return this;
    }

    Talk as(UserId other) {
        user = other;
        return this;
    }

    void wait(Duration passed) {
        nowMillis.addAndGet(passed.toMillis());
        nanos.addAndGet(passed.toNanos());
    }

    Caller caller() {
        return new Caller(
                new Person(user, false, "", ""),
                "spring",
                language,
                ZoneId.of("Asia/Shanghai"),
                "CNY",
                nowMillis.get());
    }

    /** Says something, and waits for the whole answer. */
    Heard say(String text) {
        return turn("main", new Ask.Said(text));
    }

    Heard sayIn(String conversation, String text) {
        return turn(conversation, new Ask.Said(text));
    }

    Heard press(String quote, String hash) {
        return turn("main", new Ask.Agreed(quote, hash));
    }

    private Heard turn(String conversation, Ask ask) {
        Heard heard = begin(conversation, ask);
        heard.await();
        return heard;
    }

    /** Begins a turn without waiting for its end. */
    Heard begin(String conversation, Ask ask) {
        Heard heard = new Heard();
        heard.taken = assistant.turn(caller(), conversation, ask, heard::hear);
        return heard;
    }

    /** What came of a turn. */
    static final class Heard {
        private final List<TurnEvent> events = new ArrayList<>();
        private final CountDownLatch end = new CountDownLatch(1);
        private boolean taken;

        private void hear(TurnEvent event) {
            synchronized (events) {
                events.add(event);
            }
            if (event instanceof TurnEvent.Done || event instanceof TurnEvent.Failed) {
                end.countDown();
            }
        }

        boolean taken() {
            return taken;
        }

        void await() {
            try {
                if (!end.await(20, TimeUnit.SECONDS)) {
                    throw new AssertionError("the turn did not end: " + events());
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        List<TurnEvent> events() {
            synchronized (events) {
                return List.copyOf(events);
            }
        }

        String text() {
            StringBuilder text = new StringBuilder();
            for (TurnEvent event : events()) {
                if (event instanceof TurnEvent.Message message) {
                    text.append(message.text());
                }
            }
            return text.toString();
        }

        TurnEvent.By by() {
            return events().getLast() instanceof TurnEvent.Done done
                    ? done.by()
                    : throwFailed();
        }

        private TurnEvent.By throwFailed() {
            throw new AssertionError("the turn failed: " + events());
        }

        List<String> shown() {
            return events().stream()
                    .filter(TurnEvent.Shown.class::isInstance)
                    .map(event -> ((TurnEvent.Shown) event).type())
                    .toList();
        }
    }

    /** Words that are known here; everything else is chat. */
    private static final Map<String, Meaning> KNOWN = known();

    private static Meaning understand(String text, Language language, LocalDate today) {
        return KNOWN.getOrDefault(text, Meaning.of(Intent.CHAT));
    }

    private static Map<String, Meaning> known() {
        Map<String, Meaning> known = new HashMap<>();
        Meaning tea = order(Wanted.plain("pearl-milk-tea", 1));
        known.put("来杯珍珠奶茶", tea);
        known.put("a pearl milk tea", tea);
        known.put("来一百杯珍珠奶茶", order(Wanted.plain("pearl-milk-tea", 100)));
        known.put("来两杯", gap(Intent.ORDER, "item", Meaning.Reason.MISSING));
        known.put("来两杯，珍珠奶茶", order(Wanted.plain("pearl-milk-tea", 2)));
        known.put("来两杯，拿铁", order(Wanted.plain("latte", 2)));
        known.put("来杯小杯奶茶", gap(Intent.ORDER, "size", Meaning.Reason.UNKNOWN));
        known.put("看电影", cinema());
        known.put(
                "去上海的火车票",
                train(new Meaning.Trip("", "shanghai", "", "", 0), "from", "date"));
        known.put(
                "去上海的火车票，北京",
                train(new Meaning.Trip("beijing", "shanghai", "", "", 0), "date"));
        known.put(
                "去上海的火车票，北京，后天",
                train(new Meaning.Trip("beijing", "shanghai", "2026-02-08", "", 0)));
        known.put("有什么喝的", Meaning.of(Intent.MENU));
        known.put("我的单呢", Meaning.of(Intent.STATUS));
        known.put("取消订单", Meaning.of(Intent.CANCEL));
        known.put("我的红包", Meaning.of(Intent.WALLET));
        known.put("领红包", Meaning.of(Intent.CLAIM));
        known.put("邀请好友", Meaning.of(Intent.SHARE));
        known.put("冬奥哪天开幕", Meaning.of(Intent.EVENT));
        known.put("帮我收500张券转卖", Meaning.of(Intent.UNSAFE));
        return known;
    }

    private static Meaning order(Wanted wanted) {
        return new Meaning(Intent.ORDER, List.of(wanted), "", Meaning.Trip.NONE, List.of());
    }

    private static Meaning cinema() {
        return new Meaning(
                Intent.CINEMA,
                List.of(Wanted.plain("movie-ticket", 2)),
                "",
                Meaning.Trip.NONE,
                List.of());
    }

    private static Meaning gap(Intent intent, String field, Meaning.Reason reason) {
        return new Meaning(
                intent, List.of(), "", Meaning.Trip.NONE, List.of(new Meaning.Gap(field, reason)));
    }

    private static Meaning train(Meaning.Trip trip, String... missing) {
        List<Meaning.Gap> gaps = new ArrayList<>();
        for (String field : missing) {
            gaps.add(new Meaning.Gap(field, Meaning.Reason.MISSING));
        }
        return new Meaning(Intent.TRAIN, List.of(), "", trip, gaps);
    }
}
