@main struct XichengGenerator { static func main() {} }
