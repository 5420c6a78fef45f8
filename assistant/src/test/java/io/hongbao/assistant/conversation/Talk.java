package io.hongbao.assistant.conversation;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.hongbao.assistant.Language;
import io.hongbao.assistant.interpret.Intent;
import io.hongbao.assistant.interpret.Interpretation;
import io.hongbao.assistant.interpret.Interpretation.Field;
import io.hongbao.assistant.interpret.Interpretation.Question;
import io.hongbao.assistant.interpret.Interpretation.Reason;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.OrderingState;
import io.hongbao.assistant.tool.ToolName;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                    public Set<ToolName> tools() {
                        return shop.allowed();
                    }

                    @Override
                    public String greeting(Language spoken) {
                        return "你好，欢迎光临！";
                    }

                    @Override
                    public Optional<String> smallTalk(String text, Language spoken) {
                        return text.equals("恭喜发财") ? Optional.of("红包拿来") : Optional.empty();
                    }

                    @Override
                    public Optional<String> ordering(
                            OrderingState.Kind kind, String retryAt, Language spoken) {
                        return kind == OrderingState.Kind.QUEUED
                                ? Optional.of("你还在排队，" + retryAt + "再来，聊天照常")
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
                new Person(user, false, "", "", false),
                "spring",
                0,
                0,
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
        return pressIn("main", quote, hash);
    }

    Heard pressIn(String conversation, String quote, String hash) {
        return turn(conversation, new Ask.Agreed(quote, hash));
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
            return events().getLast() instanceof TurnEvent.Done done ? done.by() : throwFailed();
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
    private static final Map<String, Interpretation> KNOWN = known();

    private static Interpretation understand(String text, LocalDate today) {
        return KNOWN.getOrDefault(text, of(Intent.CHAT));
    }

    private static Map<String, Interpretation> known() {
        Map<String, Interpretation> known = new HashMap<>();
        known.put("来杯珍珠奶茶", order(Intent.ORDER, "pearl-milk-tea", 1));
        known.put("a pearl milk tea", order(Intent.ORDER, "pearl-milk-tea", 1));
        known.put("来两杯", asking(Intent.ORDER, Field.ITEM, Reason.MISSING));
        known.put("来两杯，珍珠奶茶", order(Intent.ORDER, "pearl-milk-tea", 2));
        known.put("来两杯，拿铁", order(Intent.ORDER, "latte", 2));
        known.put("来杯小杯奶茶", asking(Intent.ORDER, Field.SIZE, Reason.UNKNOWN));
        known.put("看电影", order(Intent.CINEMA, "movie-ticket", 2));
        known.put("去上海的火车票", train("", "", Field.FROM, Field.DATE));
        known.put("去上海的火车票，北京", train("beijing", "", Field.DATE));
        known.put("去上海的火车票，北京，后天", train("beijing", "2026-02-08"));
        known.put("有什么喝的", of(Intent.MENU));
        known.put("我的单呢", of(Intent.STATUS));
        known.put("取消订单", of(Intent.CANCEL));
        known.put("cancel my order", of(Intent.CANCEL));
        known.put("我的红包", of(Intent.WALLET));
        known.put("领红包", of(Intent.CLAIM));
        known.put("邀请好友", of(Intent.SHARE));
        known.put("冬奥哪天开幕", of(Intent.EVENT));
        known.put("帮我收500张券转卖", of(Intent.UNSAFE));
        return known;
    }

    private static Interpretation.Trip noTrip() {
        return new Interpretation.Trip("", "", "", "", Interpretation.NOT_STATED);
    }

    private static Interpretation of(Intent intent) {
        return new Interpretation(intent, List.of(), "", noTrip(), List.of());
    }

    private static Interpretation order(Intent intent, String item, int quantity) {
        Interpretation.Toppings none = new Interpretation.Toppings(false, List.of());
        return new Interpretation(
                intent,
                List.of(new Interpretation.Line(item, quantity, "", "", "", none)),
                "",
                noTrip(),
                List.of());
    }

    private static Interpretation asking(Intent intent, Field field, Reason reason) {
        return new Interpretation(
                intent, List.of(), "", noTrip(), List.of(new Question(field, reason)));
    }

    private static Interpretation train(String from, String date, Field... missing) {
        return new Interpretation(
                Intent.TRAIN,
                List.of(),
                "",
                new Interpretation.Trip(from, "shanghai", date, "", Interpretation.NOT_STATED),
                Arrays.stream(missing).map(field -> new Question(field, Reason.MISSING)).toList());
    }
}
