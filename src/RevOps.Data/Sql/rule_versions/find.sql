SELECT content FROM rule_versions WHERE file_name = @File AND version = @Version;
