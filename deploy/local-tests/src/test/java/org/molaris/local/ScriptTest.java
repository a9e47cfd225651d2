package org.molaris.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root, in a copy of the tree where nothing is built, with tools of our choice. */
class ScriptTest {

    private static final String JAVA_17 = "echo 'openjdk version \"17.0.1\" 2021-10-19' >&2";

    @TempDir
    Path home;

    private Path root;
    private Path tools;

    @BeforeEach
    void tree() throws IOException {
        root = Files.createDirectories(home.resolve("a tree"));
        tools = Files.createDirectories(home.resolve("tools"));
        var repository = SuiteOptions.repositoryHere();
        Files.copy(repository.resolve("molaris"), root.resolve("molaris"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(root.resolve("pom.xml"), "<module>gateway</module>\n<module>deploy/local</module>\n");
        for (var name : new String[] {"awk", "cat", "dirname", "find", "grep", "head", "mkdir", "rm", "sed", "touch"}) {
            Files.createSymbolicLink(tools.resolve(name), program(name));
        }
    }

    @Test
    void noJavaAtAll() throws Exception {
        assertThat(run("up")).isEqualTo("Molaris needs a JDK 17 or later, and there is no java on the PATH.\n1");
    }

    @Test
    void anOldJava() throws Exception {
        tool("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        assertThat(run("up"))
                .isEqualTo(
                        "Molaris needs a JDK 17 or later, and %s is version 11.\n1".formatted(tools.resolve("java")));
    }

    @Test
    void aRuntimeWithoutCompiler() throws Exception {
        tool("java", JAVA_17);
        assertThat(run("up"))
                .isEqualTo("Molaris needs a JDK 17 or later, and %s is a runtime without the compiler javac.\n1"
                        .formatted(tools.resolve("java")));
    }

    @Test
    void noMaven() throws Exception {
        tool("java", JAVA_17);
        tool("javac", "");
        assertThat(run("up")).isEqualTo("Molaris needs Maven 3.8.7 or later, and there is no mvn on the PATH.\n1");
    }

    @Test
    void anOldMaven() throws Exception {
        tool("java", JAVA_17);
        tool("javac", "");
        tool("mvn", "echo 'Apache Maven 3.8.6 (84538c)'");
        assertThat(run("up")).isEqualTo("Molaris needs Maven 3.8.7 or later, and mvn is version 3.8.6.\n1");
    }

    @Test
    void onlyWhatIsStaleIsBuilt() throws Exception {
        tool("java", "[ $1 = -version ] && " + JAVA_17 + " || echo \"$@\" >> '" + home.resolve("ran") + "'");
        tool("javac", "");
        tool("mvn", "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9' || echo \"$@\" >> '" + home.resolve("built") + "'");
        var target = Files.createDirectories(root.resolve("deploy/local/target"));
        Files.writeString(target.resolve("molaris-local-1.jar"), "of an older version");
        Files.writeString(target.resolve("molaris-local.jar"), "");
        Files.createDirectories(root.resolve("gateway/target/quarkus-app"));
        var source =
                Files.createDirectories(root.resolve("gateway/src/main/java")).resolve("Gate.java");
        Files.writeString(source, "");

        assertThat(run("up", "--port", "9")).isEqualTo("Building gateway\n0");
        assertThat(Files.readString(home.resolve("built")))
                .contains("-pl gateway -am", "-f " + root.resolve("pom.xml"));
        assertThat(Files.readString(home.resolve("ran")))
                .contains("/target/molaris-local.jar:")
                .doesNotContain("molaris-local-1.jar")
                .endsWith("org.molaris.local.Molaris up --port 9\n");

        Files.writeString(root.resolve("gateway/target/quarkus-app/quarkus-run.jar"), "");
        assertThat(run("up")).isEqualTo("0");

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(run("up")).isEqualTo("Building gateway\n0");
    }

    @Test
    void anOldLauncherNeedNotKnowTheOptionsOfTheNewOne() throws Exception {
        tool(
                "java",
                "[ $1 = -version ] && " + JAVA_17 + " || case \"$*\" in *only-check) echo what >&2; exit 2;; esac");
        tool("javac", "");
        tool("mvn", "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9' || true");
        var launcher =
                Files.createDirectories(root.resolve("deploy/local/target")).resolve("molaris-local.jar");
        Files.writeString(launcher, "");
        Files.createDirectories(root.resolve("gateway/target/quarkus-app"));

        assertThat(run("up", "--new")).isEqualTo("what\n2");

        var source =
                Files.createDirectories(root.resolve("deploy/local/src/main")).resolve("Up.java");
        Files.writeString(source, "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(run("up", "--new")).isEqualTo("Building gateway deploy/local\n0");
    }

    @Test
    void theBenchmarksAreAProgramOfTheirOwnWhichIsBuiltWithWhatItMeasures() throws Exception {
        tool("java", "[ $1 = -version ] && " + JAVA_17 + " || echo \"$@\" >> '" + home.resolve("ran") + "'");
        tool("javac", "");
        tool("mvn", "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9' || true");

        for (var module : new String[] {"benchmarks", "gateway"}) {
            Files.createDirectories(root.resolve(module).resolve("target"));
        }

        assertThat(run("bench", "--help")).isEqualTo("Building benchmarks\n0");
        assertThat(run("bench", "payments")).isEqualTo("Building gateway deploy/local benchmarks\n0");

        assertThat(Files.readString(home.resolve("ran")))
                .contains("/benchmarks/target/molaris-benchmarks.jar:")
                .contains("org.molaris.bench.Bench bench --help\n")
                .endsWith("org.molaris.bench.Bench bench payments\n");
    }

    private void tool(String name, String script) throws IOException {
        var file = tools.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path program(String name) {
        for (var folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, name))) {
                return Path.of(folder, name);
            }
        }
        throw new IllegalStateException(name);
    }

    /** What the script says, and its exit code. */
    private String run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("/bin/sh", root.resolve("molaris").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + process.waitFor();
    }
}
