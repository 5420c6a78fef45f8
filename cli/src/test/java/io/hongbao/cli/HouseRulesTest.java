package io.hongbao.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which module may depend on what, and how types are not named. It stands in the last module of a
 * build and reads the compiled main classes of every module that was built before it.
 */
final class HouseRulesTest {

    private static final List<String> MODULES = builtModules();
    private static final JavaClasses HOUSE = readHouse();

    /** Each module with everything it may use besides the JDK, JSpecify and itself. */
    static Stream<ArchRule> dependencies() {
        return Stream.of(
                module("core").mayUse(),
                module("yaml").mayUse("org.snakeyaml.engine"),
                module("campaignfile").mayUse("core", "yaml"),
                module("finance").mayUse("core"),
                module("journal").mayUse("core", "com.google.protobuf"),
                module("embedded").mayUse("core", "journal", "org.rocksdb", "org.jctools"),
                module("audit").mayUse("core", "journal"),
                module("testkit")
                        .mayUse("core", "journal", "audit", "org.junit.jupiter", "org.assertj"),
                module("rehearsal").mayUse("core", "yaml", "io.vertx.core", "org.HdrHistogram"),
                module("abuse").mayUse(),
                module("channel").mayUse(),
                module("assistant")
                        .mayUse(
                                "core",
                                "yaml",
                                "com.fasterxml.jackson",
                                "org.snakeyaml.engine",
                                "dev.langchain4j",
                                "com.ibm.icu"),
                module("share").mayUse("yaml", "com.google.zxing"));
    }

    @ParameterizedTest
    @MethodSource("dependencies")
    void aModuleUsesOnlyWhatItMay(ArchRule rule) {
        rule.check(HOUSE);
    }

    @Test
    void theCoreDoesNoInputOrOutput() {
        noClasses()
                .that()
                .resideInAPackage("io.hongbao.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io",
                        "java.net..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.sql..")
                .check(HOUSE);
    }

    /**
     * The auditor works out the state itself; were it to call the core's fold, it would agree with
     * its mistakes.
     */
    @Test
    void theAuditorDoesNotUseTheCoresOwnFold() {
        Set<String> fold = Set.of("decide", "entry", "apply");
        DescribedPredicate<JavaMethodCall> callsTheFold =
                describe(
                        "to decide, entry or apply of core.Shard",
                        call ->
                                call.getTargetOwner().getName().equals("io.hongbao.core.Shard")
                                        && fold.contains(call.getName()));
        noClasses()
                .that()
                .resideInAPackage("io.hongbao.audit..")
                .should()
                .callMethodWhere(callsTheFold)
                .check(HOUSE);
    }

    /** Those who show what is wrong with a file do not read it. */
    @Test
    void onlyReadersOfFilesUseTheYamlReader() {
        DescribedPredicate<JavaClass> reader =
                describe(
                        "reside in yaml and are not Problem",
                        type ->
                                type.getPackageName().equals("io.hongbao.yaml")
                                        && !type.getSimpleName().equals("Problem"));
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.hongbao.yaml..",
                        "io.hongbao.campaignfile..",
                        "io.hongbao.assistant.pack..",
                        "io.hongbao.rehearsal.model..",
                        "io.hongbao.rehearsal.plan..",
                        "io.hongbao.rehearsal.certificate..",
                        "io.hongbao.share..",
                        "io.hongbao.server.channel..")
                .should()
                .dependOnClassesThat(reader)
                .check(HOUSE);
    }

    @Test
    void nothingDependsOnTheServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.hongbao.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.hongbao.server..")
                .check(HOUSE);
    }

    /** These endings say nothing about what a type is. */
    @Test
    void namesSayWhatAThingIs() {
        List<String> endings =
                List.of(
                        "Manager",
                        "Helper",
                        "Utils",
                        "Util",
                        "Impl",
                        "Data",
                        "Info",
                        "Processor",
                        "Service");
        DescribedPredicate<JavaClass> emptyName =
                describe(
                        "name ends with one of " + endings,
                        type -> endings.stream().anyMatch(type.getSimpleName()::endsWith));
        classes()
                .that()
                .resideOutsideOfPackages("io.hongbao.journal.v1..", "..jmh_generated..")
                .should(not(be(emptyName)))
                .check(HOUSE);
    }

    @Test
    void theModulesBesideThisOneWereRead() {
        assertThat(MODULES)
                .contains(
                        "core",
                        "yaml",
                        "campaignfile",
                        "journal",
                        "embedded",
                        "audit",
                        "rehearsal",
                        "abuse",
                        "channel",
                        "cli");
    }

    private record Module(String name) {
        /**
         * @param others names of modules, or root packages of libraries
         */
        ArchRule mayUse(String... others) {
            Stream<String> always = Stream.of("java..", "javax..", "org.jspecify..", tree(name));
            String[] allowed =
                    Stream.concat(always, Arrays.stream(others).map(Module::tree))
                            .toArray(String[]::new);
            return classes()
                    .that()
                    .resideInAPackage(tree(name))
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(allowed)
                    .as(
                            name
                                    + " uses only "
                                    + (others.length == 0 ? "the JDK" : String.join(", ", others)));
        }

        private static String tree(String other) {
            return other.contains(".") ? other + ".." : "io.hongbao." + other + "..";
        }
    }

    private static Module module(String name) {
        return new Module(name);
    }

    private static Path classesOf(String module) {
        return Path.of("..", module, "target", "classes");
    }

    private static List<String> builtModules() {
        try (Stream<Path> folders = Files.list(Path.of(".."))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> Files.isDirectory(classesOf(name)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaClasses readHouse() {
        return new ClassFileImporter()
                .importPaths(MODULES.stream().map(HouseRulesTest::classesOf).toList());
    }
}
