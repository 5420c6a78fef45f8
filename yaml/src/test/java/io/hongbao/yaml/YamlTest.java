package io.hongbao.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.yaml.Node.Place;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of YAML that is read, and what is said about the rest. */
class YamlTest {
    private static final String CORRECT =
            "; correct the indentation, quotes, colons or brackets here or in the line before";

    /**
     * A file that is broken, and the one problem that comes of it.
     *
     * @param problem as printed, without the file's name
     */
    record Broken(String text, String problem) {
        @Override
        public String toString() {
            return text.length() > 60 ? text.substring(0, 60) : text;
        }
    }

    static Stream<Broken> broken() {
        return Stream.of(
                new Broken(
                        "names:\n\tzh: x",
                        ":2:1: is indented with a tab, which YAML does not allow; "
                                + "indent with spaces"),
                new Broken(
                        "format: 1\nid: \"test\nname: x",
                        ":2:5: is not valid YAML: while scanning a quoted scalar: "
                                + "found unexpected end of stream"
                                + CORRECT),
                new Broken(
                        "format: 1\nid: a: b",
                        ":2:6: is not valid YAML: mapping values are not allowed here" + CORRECT),
                new Broken(
                        "format: 1\nid: @",
                        ":2:5: is not valid YAML: while scanning for the next token: "
                                + "found character '@' that cannot start any token. "
                                + "(Do not use @ for indentation)"
                                + CORRECT),
                new Broken(
                        "format: 1\nid: [test\nname: x",
                        ":3:5: is not valid YAML: while parsing a flow sequence: "
                                + "expected ',' or ']', but got :"
                                + CORRECT),
                new Broken(
                        "id: &anchor test",
                        ":1:5: has an anchor (&name), which a test file cannot have; remove it"),
                new Broken(
                        "id: &anchor [test]",
                        ":1:5: has an anchor (&name), which a test file cannot have; remove it"),
                new Broken(
                        "id: *anchor",
                        ":1:5: has an alias (*name), which a test file cannot have; "
                                + "write the value out"),
                new Broken(
                        "id: !!str test",
                        ":1:5: has a tag (!name), which a test file cannot have; remove it"),
                new Broken(
                        "id: !own {a: b}",
                        ":1:5: has a tag (!name), which a test file cannot have; remove it"),
                new Broken(
                        "format: 1\nid: te\u0001st",
                        ":2:7: has the unprintable character U+000001; remove it"),
                new Broken(
                        "id: 红\uD83E\uDDE7\u0007",
                        ":1:7: has the unprintable character U+000007; remove it"),
                new Broken(
                        "? [id]\n: test",
                        ":1:3: has a list or mapping as the name of a field; "
                                + "use a plain word as the name"),
                new Broken(
                        "id: test\n---\nid: other",
                        ":2:1: has a second document (---); keep the first one"),
                new Broken(
                        "id: " + "[".repeat(100_000),
                        ":1:20: is nested deeper than 16 levels; remove the inner levels"),
                new Broken("", ": is empty; write something"),
                new Broken("# nothing\n", ": is empty; write something"),
                new Broken(
                        "%YAML 3.0\n---\nid: test",
                        ":1:1: asks for a YAML version other than 1.2; remove the %YAML line"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatCannotBeReadIsNamedWithPlaceRuleAndFix(Broken broken) {
        Problems problems = new Problems("f");
        assertThat(Texts.read(broken.text(), problems)).isEmpty();
        assertThat(Texts.noted(problems)).containsExactly(broken.problem());
    }

    @Test
    void everyNodeHasItsPlaceAndItsTextAsWritten() {
        Spot root = Texts.root("amount: 1.10\nitems:\n  - \"~\"\n  - ~\n  - yes\n");
        assertThat(root.path()).isEmpty();
        assertThat(root.node())
                .isEqualTo(
                        new Node.Mapping(
                                new Place(1, 1),
                                List.of(
                                        new Node.Entry(
                                                new Node.Scalar(new Place(1, 1), "amount", false),
                                                new Node.Scalar(new Place(1, 9), "1.10", false)),
                                        new Node.Entry(
                                                new Node.Scalar(new Place(2, 1), "items", false),
                                                new Node.Sequence(
                                                        new Place(3, 3),
                                                        List.of(
                                                                new Node.Scalar(
                                                                        new Place(3, 5), "~", true),
                                                                new Node.Scalar(
                                                                        new Place(4, 5),
                                                                        "~",
                                                                        false),
                                                                new Node.Scalar(
                                                                        new Place(5, 5),
                                                                        "yes",
                                                                        false)))))));
    }

    @Test
    void sixteenLevelsAreNotTooDeep() {
        assertThat(Texts.root("[".repeat(16) + "]".repeat(16)).node())
                .isInstanceOf(Node.Sequence.class);
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsDoNotMatter() {
        String text = "id: test\nnames: {zh: 红包}\n";
        assertThat(Texts.root("\uFEFF" + text.replace("\n", "\r\n")).node())
                .isEqualTo(Texts.root(text).node());
    }

    @Test
    void bytesThatAreNotUtf8AreFound() {
        Problems problems = new Problems("f");
        byte[] content = "format: 1\nid: tést".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Yaml.read(Texts.KIND, content, problems)).isEmpty();
        assertThat(Texts.noted(problems))
                .containsExactly(":2:6: is not UTF-8 from here on; save the file as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 10, 256 << 10, 1 << 20})
    void aFileOfExactlyTheBoundIsRead(int maxBytes) {
        Yaml.Kind kind = new Yaml.Kind("a test file", maxBytes, "write something", "");
        byte[] content = new byte[maxBytes];
        Arrays.fill(content, (byte) 'x');
        Problems problems = new Problems("f");
        assertThat(Yaml.read(kind, content, problems).flatMap(Spot::scalar))
                .hasValue("x".repeat(maxBytes));
    }

    @Test
    void aLargerFileIsRefusedUnread() {
        assertThat(tooLarge(256 << 10)).isEqualTo(": is larger than 256 KiB; shorten it");
        assertThat(tooLarge(1536 << 10)).isEqualTo(": is larger than 1536 KiB; shorten it");
        assertThat(tooLarge(2 << 20)).isEqualTo(": is larger than 2 MiB; shorten it");
    }

    private static String tooLarge(int maxBytes) {
        Problems problems = new Problems("f");
        Yaml.Kind kind = new Yaml.Kind("a test file", maxBytes, "", "");
        assertThat(Yaml.read(kind, new byte[maxBytes + 1], problems)).isEmpty();
        return String.join("\n", Texts.noted(problems));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1024, 0, 1000})
    void aBoundIsWholeKibibytes(int maxBytes) {
        assertThatThrownBy(() -> new Yaml.Kind("a test file", maxBytes, "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(maxBytes + " bytes are not whole kibibytes");
    }

    /** Whatever bytes there are, reading them ends, in a tree or in exactly one problem. */
    @Test
    void noFileMakesItThrow() {
        long seed = 20260206;
        Random random = new Random(seed);
        String pieces = "{}[]:,-#&*!|>'\"%@`\t\n ?<=0123456789.eE+~ab";
        int broken = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] content = new byte[random.nextInt(60)];
            for (int at = 0; at < content.length; at++) {
                content[at] = (byte) pieces.charAt(random.nextInt(pieces.length()));
            }
            if (content.length > 0 && random.nextInt(10) == 0) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            Problems problems = new Problems("f");
            boolean read = Yaml.read(Texts.KIND, content, problems).isPresent();
            assertThat(problems.count())
                    .as("seed %d, file %d: %s", seed, i, Arrays.toString(content))
                    .isEqualTo(read ? 0 : 1);
            broken += read ? 0 : 1;
        }
        assertThat(broken).isBetween(1_000, 1_999);
    }
}
