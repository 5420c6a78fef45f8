package io.hongbao.assistant.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's folder. */
class PackFolderTest {
    @TempDir Path parent;
    private Path folder;

    @BeforeEach
    void writeTheGoodPack() throws IOException {
        folder = Files.createDirectory(parent.resolve("small"));
        for (Map.Entry<String, String> file : Example.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private List<String> problems() {
        return Example.problems(PackFolder.read(folder)).stream()
                .map(problem -> problem.replace(folder.toString(), "small"))
                .toList();
    }

    @Test
    void aGoodFolderIsAPack() throws IOException {
        Files.writeString(folder.resolve("README.md"), "About this pack.");
        Files.writeString(folder.resolve(".hidden"), "");
        Pack pack = Example.pack(PackFolder.read(folder));
        assertThat(pack.id()).isEqualTo("small");
        assertThat(pack.toolNames()).containsExactly("event_facts", "wallet");
    }

    @Test
    void aPackWithoutFactsMayAskThoseOfAnotherPack() throws IOException {
        Files.delete(folder.resolve("facts.yaml"));
        Pack pack = Example.pack(PackFolder.read(folder));
        assertThat(pack.event()).isEmpty();
        assertThat(pack.toolNames()).contains("event_facts");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve("persona.yaml"));
        Files.delete(folder.resolve("examples.yaml"));
        assertThat(problems())
                .containsExactly(
                        "small/persona.yaml: does not exist; add it; docs/packs.md has an example",
                        "small/examples.yaml: does not exist; add it; docs/packs.md has an example");
    }

    @Test
    void aFileWithAnotherNameIsNamed() throws IOException {
        Files.move(folder.resolve("persona.yaml"), folder.resolve("persona.yml"));
        assertThat(problems())
                .containsExactly(
                        "small/persona.yml: is not a file of a pack; did you mean \"persona.yaml\"?",
                        "small/persona.yaml: does not exist; add it; docs/packs.md has an example");
    }

    @Test
    void aFileThatIsTooLargeOrNoTextIsNamed() throws IOException {
        Files.writeString(folder.resolve("examples.yaml"), "#".repeat(PackFolder.MAX_BYTES + 1));
        Files.write(folder.resolve("tools.yaml"), new byte[] {'a', '\n', 'b', (byte) 0xff});
        assertThat(problems())
                .containsExactly(
                        "small/tools.yaml:2:2: is not UTF-8 from here on; save the file as UTF-8");
        Files.writeString(folder.resolve("tools.yaml"), Example.TOOLS);
        assertThat(problems())
                .containsExactly("small/examples.yaml: is larger than 256 KiB; shorten it");
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(parent.resolve("elsewhere"), Example.PERSONA);
        Files.delete(folder.resolve("persona.yaml"));
        Files.createSymbolicLink(folder.resolve("persona.yaml"), elsewhere);
        assertThat(problems())
                .contains("small/persona.yaml: is not a plain file; put the file itself there");
    }

    @Test
    void whatIsNoFolderIsNamed() {
        folder = parent.resolve("nowhere");
        assertThat(Example.problems(PackFolder.read(folder)))
                .containsExactly(folder + ": is not a folder; check the path");
    }

    @Test
    void problemsOfAllFilesAreNamedAtOnce() throws IOException {
        for (String file : List.of("pack.yaml", "persona.yaml", "tools.yaml", "facts.yaml")) {
            String text = Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
            Files.writeString(folder.resolve(file), text.replace("format: 1", "format: 9"));
        }
        assertThat(problems()).hasSize(4).allMatch(problem -> problem.contains("must be 1"));
    }

    @Test
    void aPackThatDoesNotShipIsABrokenCall() {
        assertThatThrownBy(() -> PackFolder.shipped("nothing"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("packs/nothing/pack.yaml");
    }
}
