package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the modules apart. A class's module is the folder that it comes from, not a list that someone keeps. */
class ArchitectureTest {
    private static final Pattern MODULE = Pattern.compile("/([a-z]+)/target/classes/");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPaths(modules());

    /** A slice is a package below {@code dev.nacre}, with those below it; {@code dev.nacre} itself is one too. */
    private static final SliceAssignment PACKAGES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            if (!isOurs(type)) return SliceIdentifier.ignore();
            String[] parts = type.getPackageName().split("\\.");
            return SliceIdentifier.of(parts.length == 2 ? "(root)" : parts[2]);
        }

        @Override
        public String getDescription() {
            return "packages of dev.nacre, itself included";
        }
    };

    /** The compiled classes of all modules that are built by now: benchmarks follow after the examples. */
    private static List<Path> modules() {
        try (Stream<Path> folders = Files.list(Path.of(".."))) {
            return folders.map(folder -> folder.resolve("target/classes"))
                    .filter(classes -> Files.isDirectory(classes.resolve("dev/nacre")))
                    .filter(classes -> !classes.startsWith("../benchmarks"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a module that is no plugin may see besides core. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "report",
            Set.of("diagnosis"),
            "spark",
            Set.of("autoencoders", "tuning", "data", "tables"),
            "tuning",
            Set.of("data"),
            "tables",
            Set.of(
                    "data",
                    "tuning",
                    "diagnosis",
                    "activations",
                    "initializers",
                    "optimizers",
                    "regularization",
                    "autoencoders",
                    "recurrent"));

    private static String module(JavaClass type) {
        String place = type.getSource().orElseThrow().getUri().toString();
        Matcher matcher = MODULE.matcher(place);
        assertThat(matcher.find()).as("a module in %s", place).isTrue();
        return matcher.group(1);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("dev.nacre") && !type.isArray();
    }

    @Test
    void allModulesAreLookedAt() throws IOException {
        Set<String> expected = new TreeSet<>();
        Matcher module = Pattern.compile("<module>([a-z]+)</module>").matcher(Files.readString(Path.of("../pom.xml")));
        while (module.find())
            if (!module.group(1).equals("benchmarks")
                    && Files.isDirectory(Path.of("..", module.group(1), "src/main/java")))
                expected.add(module.group(1));
        Set<String> seen = CLASSES.stream().map(ArchitectureTest::module).collect(Collectors.toSet());
        assumeThat(Path.of("../spark/target/classes"))
                .as("spark is built by the whole build only")
                .exists();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected).contains("core", "spark", "examples");
    }

    @Test
    void noModuleButTheCommandAndTheExamplesDependsOnAnotherThanCore() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String own = module(type);
            if (own.equals("examples") || own.equals("cli")) continue;
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!isOurs(target)) continue;
                String other = module(CLASSES.get(target.getName()));
                if (!other.equals(own)
                        && !other.equals("core")
                        && !ALLOWED.getOrDefault(own, Set.of()).contains(other))
                    violations.add(dependency.getDescription());
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void noPackageIsSplitBetweenModules() {
        Map<String, Set<String>> modules = new TreeMap<>();
        for (JavaClass type : CLASSES)
            modules.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                    .add(module(type));

        assertThat(modules).allSatisfy((name, found) -> assertThat(found).hasSize(1));
    }

    @Test
    void nothingIsReadOrWrittenByJavasSerialization() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInput.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ObjectOutput.class)
                .check(CLASSES);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        SlicesRuleDefinition.slices()
                .assignedFrom(PACKAGES)
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
