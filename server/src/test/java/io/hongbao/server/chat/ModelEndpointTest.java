package io.hongbao.server.chat;

import static io.hongbao.server.chat.FakeModel.call;
import static io.hongbao.server.chat.FakeModel.finish;
import static io.hongbao.server.chat.FakeModel.role;
import static io.hongbao.server.chat.FakeModel.stalls;
import static io.hongbao.server.chat.FakeModel.status;
import static io.hongbao.server.chat.FakeModel.streams;
import static io.hongbao.server.chat.FakeModel.streamsAndStalls;
import static io.hongbao.server.chat.FakeModel.streamsRaw;
import static io.hongbao.server.chat.FakeModel.streamsUntilClosed;
import static io.hongbao.server.chat.FakeModel.streamsWhenAllAreHere;
import static io.hongbao.server.chat.FakeModel.text;
import static io.hongbao.server.chat.FakeModel.thought;
import static io.hongbao.server.chat.FakeModel.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.conversation.Ask;
import io.hongbao.assistant.conversation.Assistant;
import io.hongbao.assistant.conversation.Limits;
import io.hongbao.assistant.conversation.ModelSettings;
import io.hongbao.assistant.conversation.TurnEvent;
import io.hongbao.assistant.pack.PackFolder;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import io.hongbao.server.RunningServer;
import io.hongbao.server.campaign.CampaignClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real model client, the real tools, and an endpoint that behaves as real ones do. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class ModelEndpointTest {

    private static final ModelSettings HASTY =
            new ModelSettings(
                    Duration.ofMillis(1_500), Duration.ofMillis(1_500), Duration.ofSeconds(15), 10);
    private static final AtomicLong PEOPLE = new AtomicLong();

    @Inject HostTools tools;
    @Inject Interpreters interpreters;
    @Inject CampaignClock clock;

    private final FakeModel model = new FakeModel();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final UserId user =
            new UserId(ThreadLocalRandom.current().nextLong(), PEOPLE.incrementAndGet());

    @AfterEach
    void close() {
        model.close();
        timers.shutdownNow();
    }

    private Assistant assistant() {
        return assistant(model.url());
    }

    private Assistant assistant(String url) {
        return assistant(url, HASTY);
    }

    private Assistant assistant(String url, ModelSettings settings) {
        return Assistant.with(
                new Assistant.Parts(
                        tools,
                        (said, today) -> interpreters.get().interpret(said, today),
                        new PackVoice(PackFolder.shipped("campaign")),
                        Limits.STANDARD,
                        System::nanoTime,
                        () -> "t" + PEOPLE.incrementAndGet()),
                Models.make(url, "fake-model", "secret-key", settings),
                settings,
                timers);
    }

    private List<TurnEvent> say(Assistant assistant, String said) {
        return begin(assistant, user, said).await();
    }

    /** What comes of a turn. */
    private record Heard(List<TurnEvent> events, CountDownLatch end) {

        List<TurnEvent> await() {
            try {
                assertThat(end.await(30, TimeUnit.SECONDS)).as("the turn ends").isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            synchronized (events) {
                return List.copyOf(events);
            }
        }
    }

    private Heard begin(Assistant assistant, UserId who, String said) {
        Caller caller =
                new Caller(
                        Person.of(who),
                        "lny2026",
                        0,
                        0,
                        Language.of(said),
                        ZoneId.of("Asia/Shanghai"),
                        "CNY",
                        clock.getAsLong());
        List<TurnEvent> events = new ArrayList<>();
        CountDownLatch end = new CountDownLatch(1);
        assertThat(
                        assistant.turn(
                                caller,
                                "main",
                                new Ask.Said(said),
                                event -> {
                                    synchronized (events) {
                                        events.add(event);
                                    }
                                    if (event instanceof TurnEvent.Done
                                            || event instanceof TurnEvent.Failed) {
                                        end.countDown();
                                    }
                                }))
                .isTrue();
        return new Heard(events, end);
    }

    private static String textOf(List<TurnEvent> events) {
        StringBuilder said = new StringBuilder();
        for (TurnEvent event : events) {
            if (event instanceof TurnEvent.Message message) {
                said.append(message.text());
            }
        }
        return said.toString();
    }

    private static List<String> cardsOf(List<TurnEvent> events) {
        return events.stream()
                .filter(TurnEvent.Shown.class::isInstance)
                .map(event -> ((TurnEvent.Shown) event).type())
                .toList();
    }

    private static TurnEvent.By by(List<TurnEvent> events) {
        assertThat(events.getLast()).isInstanceOf(TurnEvent.Done.class);
        return ((TurnEvent.Done) events.getLast()).by();
    }

    @Test
    void handsOnTextAsItComes() {
        model.then(streams(role(), thought("嗯"), text("您"), text("好"), finish("stop"), usage()));
        List<TurnEvent> events = say(assistant(), "你好呀今天怎么样");
        assertThat(events)
                .containsSubsequence(new TurnEvent.Message("您"), new TurnEvent.Message("好"));
        assertThat(textOf(events)).isEqualTo("您好");
        assertThat(by(events)).isEqualTo(TurnEvent.By.MODEL);
        assertThat(model.keys()).containsExactly("Bearer secret-key");
        assertThat(model.bodies().getFirst())
                .contains("\"model\":\"fake-model\"")
                .contains("\"stream\":true")
                .contains("make_quote")
                .contains("These rules hold always");
    }

    @ParameterizedTest
    @ValueSource(strings = {"call_abc", ""})
    void putsToolCallsTogetherFromPieces(String id) {
        model.then(
                streams(
                        role(),
                        call(0, id, "make_quote", ""),
                        call(0, "", "", "{\"items\":[{\"it"),
                        call(0, "", "", "em\":\"latte\",\"qty\":2}"),
                        call(0, "", "", "]}"),
                        finish("tool_calls"),
                        usage()));
        model.then(streams(role(), text("两杯拿铁36元，要下单吗？"), finish("stop")));
        Assistant assistant = assistant();
        List<TurnEvent> quoted = say(assistant, "我想喝点热的");
        assertThat(cardsOf(quoted)).containsExactly("quote");
        assertThat(textOf(quoted)).contains("要下单吗");
        assertThat(by(quoted)).isEqualTo(TurnEvent.By.MODEL);
        assertThat(model.bodies().get(1)).contains("\"role\":\"tool\"").contains("payableMinor");

        model.then(
                streams(
                        call(0, id, "confirm_order", "{\"quote\":\"" + quoteId(quoted) + "\","),
                        call(0, "", "", "\"hash\":\"whatever\"}"),
                        finish("tool_calls")));
        model.then(streams(text("下好了"), finish("stop")));
        assertThat(cardsOf(say(assistant, "好的"))).containsExactly("order");
    }

    private static String quoteId(List<TurnEvent> events) {
        String json =
                events.stream()
                        .filter(TurnEvent.Shown.class::isInstance)
                        .map(event -> ((TurnEvent.Shown) event).json())
                        .findFirst()
                        .orElseThrow();
        return json.replaceFirst("^\\{\"id\":\"([^\"]+)\".*$", "$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"谁拿了男子冰壶金牌", "短道速滑男子500米谁赢了", "who won the men's ice hockey gold"})
    void neverAsksTheModelWhoWon(String question) {
        model.then(streams(role(), text("挪威 / Norway"), finish("stop")));
        List<TurnEvent> events = say(assistant(), question);
        assertThat(textOf(events)).containsAnyOf("我没有比赛结果", "Results are not something I have");
        assertThat(model.bodies()).isEmpty();
    }

    @Test
    void anItemThatIsTooLongDoesNotHangTheTurn() {
        model.then(
                streams(
                        call(
                                0,
                                "a",
                                "make_quote",
                                "{\"items\":[{\"item\":\"" + "a".repeat(45) + "\"}]}"),
                        finish("tool_calls")));
        model.then(streams(text("没有这种"), finish("stop")));
        List<TurnEvent> events = say(assistant(), "我想喝点特别的");
        assertThat(by(events)).isEqualTo(TurnEvent.By.MODEL);
        assertThat(model.bodies().get(1)).contains("at most 40 characters");
    }

    @Test
    void twoCallsInOneAnswerAreCarriedOutInOrder() {
        model.then(
                streams(
                        call(0, "a", "claim_envelope", "{}"),
                        call(1, "b", "wallet", "{}"),
                        finish("tool_calls")));
        model.then(streams(text("领到了"), finish("stop")));
        assertThat(cardsOf(say(assistant(), "给我点惊喜"))).containsExactly("envelope", "wallet");
    }

    private void answersOffline() {
        List<TurnEvent> events = say(assistant(), "有什么喝的");
        assertThat(textOf(events)).containsOnlyOnce("简单模式").contains("珍珠奶茶");
        assertThat(by(events)).isEqualTo(TurnEvent.By.OFFLINE);
        assertThat(cardsOf(events)).containsExactly("menu");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 429, 500, 503})
    void answersOfflineWhenTheEndpointRefuses(int status) {
        model.then(status(status, "{\"error\":{\"message\":\"no\",\"type\":\"x\"}}"));
        answersOffline();
    }

    @Test
    void answersOfflineWhenTheEndpointIsSilent() {
        model.then(stalls());
        answersOffline();
    }

    @Test
    void answersOfflineWhenTheEndpointFallsSilent() {
        model.then(streamsAndStalls(role(), text("让我")));
        answersOffline();
    }

    @Test
    void answersOfflineWhenTheStreamIsBroken() {
        model.then(streamsRaw("data: {\"id\":\"c\",\"choices\":[{\"ind\n\n"));
        answersOffline();
    }

    @Test
    void answersOfflineWhenNothingIsSaid() {
        model.then(streams(role(), finish("stop")));
        answersOffline();
    }

    @Test
    void answersOfflineWhenNobodyIsThere() {
        model.close();
        answersOffline();
    }

    /** More than the REST client's pool has by itself. */
    @Test
    void manyTurnsUseTheModelAtTheSameTime() {
        int turns = 70;
        Assistant assistant =
                assistant(
                        model.url(),
                        new ModelSettings(
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(30),
                                100));
        CountDownLatch all = new CountDownLatch(turns);
        List<Heard> heard = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            model.then(streamsWhenAllAreHere(all, role(), text("您好"), finish("stop")));
        }
        for (int i = 0; i < turns; i++) {
            UserId who = new UserId(user.high(), PEOPLE.incrementAndGet());
            heard.add(begin(assistant, who, "你好呀今天怎么样"));
        }
        assertThat(heard)
                .allSatisfy(one -> {
                    List<TurnEvent> events = one.await();
                    assertThat(textOf(events)).isEqualTo("您好");
                    assertThat(by(events)).isEqualTo(TurnEvent.By.MODEL);
                });
    }

    /** Text in an endless stream; a stream of which nothing is ever heard; one that began late. */
    @ParameterizedTest
    @CsvSource({"0, true", "0, false", "1600, true", "5000, true"})
    void whatIsGivenUpIsClosed(long silentMillis, boolean speaks) throws InterruptedException {
        ModelSettings settings =
                new ModelSettings(
                        Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(3), 10);
        CountDownLatch closed = new CountDownLatch(1);
        model.then(streamsUntilClosed(silentMillis, speaks ? text("啊") : thought("嗯"), closed));
        List<TurnEvent> events = say(assistant(model.url(), settings), "有什么喝的");
        assertThat(by(events)).isEqualTo(TurnEvent.By.OFFLINE);
        assertThat(closed.await(10, TimeUnit.SECONDS)).as("the stream is closed").isTrue();
    }

    @Test
    void aToolThatWasUsedIsNotUsedAgain() {
        model.then(streams(call(0, "a", "claim_envelope", "{}"), finish("tool_calls")));
        model.then(status(500, "{}"));
        List<TurnEvent> events = say(assistant(), "领红包");
        assertThat(cardsOf(events)).containsExactly("envelope");
        assertThat(textOf(events)).contains("领到了");
    }
}
