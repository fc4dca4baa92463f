var csv = java.nio.file.Files.writeString(java.nio.file.Files.createTempFile("rows", ".csv"), "id,title\n01,One\n02,Two\n");
var repository = new InMemoryRepository();
var job = IngestJob.named("trial").source(CsvRowSource.of(csv)).repository(repository).idMap(new InMemoryIdMap()).build();
System.out.println(job.check());
System.out.println(job.run());
System.out.println(repository.things());
