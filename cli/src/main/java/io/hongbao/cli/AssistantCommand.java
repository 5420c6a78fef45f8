package io.hongbao.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hongbao.assistant.conversation.Texts;
import io.hongbao.assistant.interpret.Interpretation;
import io.hongbao.assistant.interpret.Interpreter;
import io.hongbao.assistant.interpret.Lexicon;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hongbao assistant}: what the assistant makes of things. */
@Command(
        name = "assistant",
        description = "Shows what the assistant understands.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class AssistantCommand {

    private AssistantCommand() {}

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new AssistantCommand()).addSubcommand(new Interpret(terminal));
    }

    /** {@code hongbao assistant interpret}. */
    @Command(
            name = "interpret",
            description = {
                "Shows what the offline interpreter understands.",
                "Needs no server, and knows the sample campaign's menu. A server knows the menus of",
                "its own campaigns: POST /v1/assistant/interpretations."
            })
    static final class Interpret extends JsonCommand {

        private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

        @Parameters(arity = "1..*", paramLabel = "TEXT", description = "What somebody says.")
        private List<String> text = List.of();

        @Option(
                names = "--lang",
                paramLabel = "LANG",
                description = "zh or en. Both are always understood, so it changes nothing.")
        private String language = "";

        @Option(
                names = "--today",
                paramLabel = "DAY",
                description = "The day that \"tomorrow\" is after (default: today in Shanghai).")
        private String today = "";

        Interpret(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() {
            if (!List.of("", "zh", "en").contains(language)) {
                throw new CommandException(ExitCode.USAGE, "--lang must be zh or en");
            }
            String said = Texts.clean(String.join(" ", text));
            if (said.isEmpty()) {
                throw new CommandException(ExitCode.USAGE, "say something");
            }
            Interpretation meaning = new Interpreter(Lexicon.standard()).interpret(said, today());
            if (json()) {
                print(tree(meaning));
            } else {
                show(meaning);
            }
            return ExitCode.OK;
        }

        private LocalDate today() {
            try {
                return today.isEmpty() ? LocalDate.now(ZONE) : LocalDate.parse(today);
            } catch (DateTimeException e) {
                throw new CommandException(
                        ExitCode.USAGE, "--today must be a day such as 2026-02-06");
            }
        }

        private static JsonNode tree(Interpretation meaning) {
            try {
                return JSON.readTree(meaning.toJson());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("an interpretation is JSON", e);
            }
        }

        private void show(Interpretation meaning) {
            print("intent   " + meaning.intent().id());
            for (Interpretation.Line line : meaning.items()) {
                print("item     " + words(line));
            }
            if (!meaning.voucher().isEmpty()) {
                print("voucher  " + meaning.voucher());
            }
            Interpretation.Trip train = meaning.train();
            if (!train.from().isEmpty() || !train.to().isEmpty() || !train.date().isEmpty()) {
                print("train    " + words(train));
            }
            for (Interpretation.Question question : meaning.clarify()) {
                print("ask      " + question.field().id() + " (" + question.reason().id() + ")");
            }
        }

        private static String words(Interpretation.Line line) {
            StringJoiner words = new StringJoiner(", ");
            String count = line.qty() == Interpretation.NOT_STATED ? "" : line.qty() + " x ";
            words.add(count + (line.item().isEmpty() ? "?" : line.item()));
            add(words, "size", line.size());
            add(words, "sugar", line.sugar());
            add(words, "ice", line.ice());
            if (line.toppings().stated()) {
                List<String> ids = line.toppings().ids();
                add(words, "toppings", ids.isEmpty() ? "none" : String.join(" ", ids));
            }
            return words.toString();
        }

        private static String words(Interpretation.Trip train) {
            StringJoiner words = new StringJoiner(", ");
            words.add(known(train.from()) + " to " + known(train.to()));
            add(words, "on", train.date());
            add(words, "class", train.seat());
            if (train.count() != Interpretation.NOT_STATED) {
                add(words, "tickets", Integer.toString(train.count()));
            }
            return words.toString();
        }

        private static String known(String city) {
            return city.isEmpty() ? "?" : city;
        }

        private static void add(StringJoiner words, String name, String value) {
            if (!value.isEmpty()) {
                words.add(name + " " + value);
            }
        }
    }
}
