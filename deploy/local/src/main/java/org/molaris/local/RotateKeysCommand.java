package org.molaris.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./molaris rotate-keys}: the files of the keys that sign passports, turned to the next key. */
@Command(name = "rotate-keys", description = "Turn the files of the keys that sign passports to the next key.")
final class RotateKeysCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SIGNING", description = "The gateway's file: the current private key and the next one.")
    private Path signing;

    @Parameters(paramLabel = "KNOWN", description = "The services' file: the public keys.")
    private Path known;

    @Override
    public Integer call() {
        for (var file : new Path[] {signing, known}) {
            if (!Files.isReadable(file)) {
                throw new LaunchException("There is no file %s to be read.".formatted(file));
            }
        }
        new PassportKeys(signing, known).rotate();
        System.out.println("""
                1. %s is for the gateways, now: within seconds they sign with the next key, which the services know already.
                2. %s is for the services, two minutes after the last gateway has it: they learn the key after, and the old one opens nothing any more. No part has to be restarted.""".formatted(signing, known));
        return 0;
    }
}
